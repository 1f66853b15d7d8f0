// What the painters take: the `data` of a Scene, as report/drawing.py and report/scene_data.py make it.

/** A shape, `[tag, attributes, ...children]`, or a text. */
export type Shape = string | readonly [tag: string, attributes: Attributes, ...children: Shape[]];
export type Attributes = Readonly<Record<string, string>>;

/** A picture painted from shapes; `id` is before every id in it. */
export interface DrawingData {
  readonly id: string;
  readonly kind: string;
  readonly shape: Shape;
}

export interface NodeData {
  readonly id: string;
  readonly lines: readonly string[];
  readonly title: string;
  readonly says: string;
  readonly badge: string;
  readonly classes: string;
  readonly ring: boolean;
  readonly roles: readonly string[];
  readonly concepts: readonly string[];
  /** The options taken; "-x" where a group has states with and without x. */
  readonly state: readonly string[];
  readonly count: number;
  readonly layer: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface EdgeData {
  readonly source: string;
  readonly target: string;
  readonly actor: string;
  readonly title: string;
  readonly code: string;
  readonly style: number;
  readonly head: number;
  readonly points: readonly Point[];
  readonly label_at: Point;
  readonly on_path: boolean;
}

type Point = readonly [number, number];

export interface MoverData {
  readonly actor: string;
  readonly name: string;
  readonly code: string;
  readonly style: number;
  readonly head: number;
}

export interface EntryData {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly code: string;
  readonly style: number;
  readonly frame: string;
}

/** What a state graph can be looked at by: [key, name, ...]. */
export interface Facets {
  readonly concepts: readonly (readonly [key: string, name: string, equilibria: number])[];
  readonly actors: readonly (readonly [key: string, name: string])[];
  readonly options: readonly (readonly [key: string, name: string, actor: string])[];
}

export interface GraphData {
  readonly id?: string;
  readonly title: string;
  readonly note: string;
  readonly width: number;
  readonly height: number;
  readonly right: number;
  readonly top: number;
  readonly dense: boolean;
  readonly states: number;
  readonly apart: number | null;
  readonly apart_says: string;
  readonly legend: readonly EntryData[];
  readonly movers: readonly MoverData[];
  readonly nodes: readonly NodeData[];
  readonly edges: readonly EdgeData[];
  readonly facets?: Facets;
}

/** What is asked of Python when the state graph is to be seen otherwise; the options of the picture "graph". */
export interface Lens {
  readonly most?: number;
  /** Every state, not only what the status quo leads to. */
  readonly whole?: boolean;
  /** Only the states that are an equilibrium under it; "any": under some. */
  readonly concept?: string;
  /** Only the improvements of this actor. */
  readonly actor?: string;
  /** Options that are taken, "-x" for not taken. */
  readonly taken?: readonly string[];
  readonly text?: string;
  /** "concepts", an actor (all its options) or an option: states that agree are one. */
  readonly group?: string;
  /** Also a shortest way of improvements from the status quo to this state. */
  readonly path_to?: readonly string[];
}

/** A Scene of the workbench, or of a notebook. */
export interface Painted {
  readonly paint: "graph" | "drawing";
  readonly name: string;
  readonly title: string;
  readonly note: string;
  readonly data: GraphData | DrawingData;
  readonly table: readonly (readonly string[])[];
}

export function isGraph(scene: Painted): scene is Painted & { readonly data: GraphData } {
  return scene.paint === "graph";
}

/** Takes a Scene from the wire, where `data` has no type. */
export function painted(scene: { paint: "graph" | "drawing"; data: unknown } & Omit<Painted, "data" | "paint">): Painted {
  return scene as Painted;
}
