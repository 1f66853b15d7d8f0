// The state graph, live: every state a button with a name, walked with the arrow keys; its arrows show when it is met.

import type { VNode } from "preact";
import { useId, useLayoutEffect, useMemo, useState } from "preact/hooks";
import type { GraphData, Lens, NodeData } from "./data";
import { About } from "./About";
import { graphShape } from "./graph_shape";
import type { Live } from "./graph_shape";
import { LensFields } from "./LensFields";
import { node } from "./shapes";
import { useStage } from "./useStage";
import type { Stage } from "./useStage";
import { beside, wayTo } from "./walk";
import type { Way } from "./walk";

export interface GraphProps {
  readonly data: GraphData;
  /** Put before every id; one of its own where it is not given. */
  readonly id?: string;
  /** How the graph is looked at now, and what asks for another look; without it nothing can be filtered. */
  readonly lens?: Lens;
  readonly onLens?: (lens: Lens) => void;
  /** The options taken in the state that is selected, from outside. */
  readonly selected?: readonly string[] | undefined;
  readonly onSelect?: (node: NodeData | null) => void;
}

const ARROWS: Readonly<Record<string, Way>> = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };
const PANS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-0.2, 0],
  ArrowRight: [0.2, 0],
  ArrowUp: [0, -0.2],
  ArrowDown: [0, 0.2],
};
const LIVE: Live = {
  node: (each) => ({ role: "button", tabindex: "-1", "aria-pressed": "false", "data-state": each.id, "aria-label": nameOf(each) }),
  edge: (_, at) => ({ "data-edge": String(at) }),
  between: " ",
};

export function Graph({ data, id, lens = {}, onLens, selected, onSelect }: GraphProps): VNode {
  const own = useId();
  const name = id ?? own;
  const [at, setAt] = useState(() => startOf(data)?.id ?? "");
  const [chosen, setChosen] = useState<string | null>(null);
  const [met, setMet] = useState<string | null>(null);
  const [way, setWay] = useState(false);
  const start = startOf(data);
  const stage = useStage({ width: data.width, height: data.height }, start && placed(start, data));
  const picture = useMemo(() => node(graphShape(data, name, LIVE)), [data, name]);

  useLayoutEffect(() => {
    if (!data.nodes.some((each) => each.id === at)) setAt(startOf(data)?.id ?? "");
  }, [data]);
  useLayoutEffect(() => {
    setChosen(selected ? (data.nodes.find((each) => alike(each.state, selected))?.id ?? null) : null);
  }, [data, selected?.join(" ")]);

  const here = data.nodes.find((each) => each.id === at);
  const steps = way && here ? wayTo(data, here.id) : [];
  useLayoutEffect(() => {
    if (stage.ref.current) mark(stage.ref.current, data, { at, chosen, met, steps });
  });

  const choose = (next: string | null): void => {
    setChosen(next);
    onSelect?.(data.nodes.find((each) => each.id === next) ?? null);
  };
  const go = (next: string | undefined): void => {
    const target = data.nodes.find((each) => each.id === next);
    if (!target) return;
    setAt(target.id);
    setMet(target.id);
    stage.show(placed(target, data));
    stateElement(stage, target.id)?.focus({ preventScroll: true });
  };
  const press = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || !pressed(event.key, event.shiftKey)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const pressed = (key: string, shift: boolean): boolean => {
    const turn = ARROWS[key];
    const pan = PANS[key];
    if (turn && pan) shift ? stage.pan(...pan) : go(beside(data, at, turn));
    else if (key === "Home") go(start?.id);
    else if (key === "Enter" || key === " ") choose(chosen === at ? null : at);
    else if (key === "Escape" && (chosen !== null || way)) [choose(null), setWay(false)];
    else if (key === "+" || key === "=") stage.nearer();
    else if (key === "-") stage.farther();
    else if (key === "0") stage.fit();
    else return false;
    return true;
  };

  return (
    <div class="scene graph">
      {onLens && data.facets && <LensFields facets={data.facets} lens={lens} onLens={onLens} />}
      <div class="graph-bar" role="group" aria-label="Picture">
        <Plain label="Nearer" text="+" onClick={stage.nearer} />
        <Plain label="Farther" text="−" onClick={stage.farther} />
        <Plain label="Fit the whole picture" text="Fit" onClick={stage.fit} />
        <Plain label="Way from the status quo" text="Way from the status quo" pressed={way} onClick={() => setWay(!way)} />
      </div>
      <div
        ref={stage.ref}
        class={met || chosen ? "graph-stage tracing" : "graph-stage"}
        style={{ aspectRatio: `${data.width} / ${data.height}`, maxHeight: `min(${data.height}px, 68vh)`, minHeight: `min(${data.height}px, 24rem)` }}
        role="region"
        aria-label={data.title}
        aria-describedby={`${name}-keys`}
        onKeyDown={press}
        onPointerOver={(event) => setMet(stateOf(event.target))}
        onPointerLeave={() => setMet(null)}
        onFocusIn={(event) => [setAt(stateOf(event.target) ?? at), setMet(stateOf(event.target))]}
        onFocusOut={() => setMet(null)}
        onClick={(event) => {
          const hit = stateOf(event.target);
          if (hit) [setAt(hit), choose(hit === chosen ? null : hit)];
        }}
      >
        {picture}
      </div>
      <p id={`${name}-keys`} class="graph-keys">
        Arrow keys go from state to state, Enter selects, + − 0 zoom, Shift and arrow keys move the picture.
      </p>
      {here && <About data={data} here={here} way={way} steps={steps} onGo={go} lens={lens} onLens={onLens} />}
    </div>
  );
}

interface PlainProps {
  readonly label: string;
  readonly text: string;
  readonly pressed?: boolean;
  readonly onClick: () => void;
}

/** What is written on a state, so that it can be called by voice, and then what it is. */
function nameOf(each: NodeData): string {
  return `${[...each.lines, each.badge].filter(Boolean).join(" ")}. ${each.title}`;
}

/** A button; the notebook's bundle takes no more of the page than this folder. */
function Plain({ label, text, pressed, onClick }: PlainProps): VNode {
  return (
    <button type="button" class="button quiet" aria-label={label} title={label} aria-pressed={pressed} onClick={onClick}>
      {text}
    </button>
  );
}

interface Marked {
  readonly at: string;
  readonly chosen: string | null;
  readonly met: string | null;
  readonly steps: readonly number[];
}

/** Puts what changes with every key on the DOM itself: painting hundreds of states again would be felt. */
function mark(stage: HTMLElement, data: GraphData, { at, chosen, met, steps }: Marked): void {
  const on = new Set(steps);
  const passed = new Set(steps.flatMap((step) => [data.edges[step]?.source, data.edges[step]?.target]));
  const from = met ?? chosen;
  const near = new Set(data.edges.filter((edge) => edge.source === from).map((edge) => edge.target));
  stage.querySelectorAll("[data-state]").forEach((element, number) => {
    const each = data.nodes[number];
    if (!each) return;
    const more = { on: passed.has(each.id), near: near.has(each.id) || each.id === from, chosen: each.id === chosen };
    element.setAttribute("class", named(each.classes, more));
    element.setAttribute("tabindex", each.id === at ? "0" : "-1");
    element.setAttribute("aria-pressed", String(each.id === chosen));
  });
  stage.querySelectorAll("[data-edge]").forEach((element, number) => {
    const each = data.edges[number];
    const more = { on: on.has(number) || (each?.on_path ?? false), near: each?.source === from };
    element.setAttribute("class", named(`edge m${each?.style ?? 0}`, more));
  });
}

function named(base: string, more: Readonly<Record<string, boolean>>): string {
  return [base, ...Object.keys(more).filter((key) => more[key])].join(" ");
}

function stateElement(stage: Stage, id: string): SVGElement | null {
  return stage.ref.current?.querySelector<SVGElement>(`[data-state="${CSS.escape(id)}"]`) ?? null;
}

function stateOf(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest("[data-state]")?.getAttribute("data-state") ?? null) : null;
}

function startOf(data: GraphData): NodeData | undefined {
  return data.nodes.find((each) => each.roles.includes("status_quo") || each.roles.includes("start")) ?? data.nodes[0];
}

/** Where a state stands in the picture, its legend counted. */
function placed(each: NodeData, data: GraphData): { x: number; y: number; width: number; height: number } {
  return { x: each.x, y: each.y + data.top, width: each.width, height: each.height };
}

function alike(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((key) => other.includes(key));
}
