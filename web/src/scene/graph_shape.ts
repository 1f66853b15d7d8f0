// The state graph as shapes: what report/svg.py paints, from the same scene. A test says that both agree.

import type { Attributes, EdgeData, EntryData, GraphData, MoverData, NodeData, Shape } from "./data";

type Made = Exclude<Shape, string>;

/** What a live picture adds to a state or an arrow: more classes, `tabindex` and so on. */
export interface Live {
  readonly node: (node: NodeData) => Attributes;
  readonly edge: (edge: EdgeData, at: number) => Attributes;
  /** Between the lines written on a state, so that they are not one word to who calls it by them. */
  readonly between?: string;
}

const STILL: Live = { node: () => ({}), edge: () => ({}) };

/** The whole picture. `id` is put before every id in it. */
export function graphShape(data: GraphData, id: string, live: Live = STILL): Made {
  const frame = {
    class: data.dense ? "dg dense" : "dg",
    viewBox: `0 0 ${data.width} ${data.height}`,
    width: String(data.width),
    height: String(data.height),
    role: "group",
    "aria-labelledby": `${id}-title ${id}-desc`,
  };
  return [
    "svg",
    frame,
    ["title", { id: `${id}-title` }, data.title],
    ["desc", { id: `${id}-desc` }, data.note],
    ["defs", {}, ...data.movers.map((mover) => arrowhead(mover, id))],
    ["g", { "aria-hidden": "true" }, ...data.legend.map(entry)],
    [
      "g",
      { transform: `translate(0 ${data.top})` },
      ...apart(data),
      ["g", { "aria-hidden": "true" }, ...data.edges.map((each, at) => edge(each, id, live.edge(each, at)))],
      [
        "g",
        { role: "list", "aria-label": `${data.nodes.length} states drawn` },
        ...data.nodes.map((each) => state(each, id, live)),
      ],
    ],
  ];
}

function arrowhead(mover: MoverData, id: string): Made {
  const box = { viewBox: "0 0 10 10", refX: "9", refY: "5", markerWidth: "9", markerHeight: "9" };
  const more = { id: `${id}-head${mover.head}`, markerUnits: "userSpaceOnUse", orient: "auto" };
  return ["marker", { ...box, ...more }, ["path", { class: `h${mover.style}`, d: "M0 .8 10 5 0 9.2 2.4 5z" }]];
}

function entry(each: EntryData): Made {
  const at = { transform: `translate(${each.x} ${each.y})` };
  if (each.frame) return ["g", at, frameSample(each.frame), ["text", { x: "44" }, each.label]];
  const sample: Made = ["g", { class: `edge m${each.style}` }, ["path", { d: "M0 -4h36" }]];
  const code: Made = ["tspan", { "font-weight": "700", class: `h${each.style}` }, each.code];
  return ["g", at, sample, ["text", { x: "44" }, code, ` ${each.label}`]];
}

function frameSample(frame: string): Made {
  const ring: Made = ["rect", { class: "ring", x: "5", y: "-15", width: "30", height: "21", rx: "6" }];
  const face: Made = ["rect", { class: "face", x: "8", y: "-12", width: "24", height: "15", rx: "4" }];
  return ["g", { class: `node ${frame}` }, face, ...(frame === "sq" ? [] : [ring])];
}

function apart(data: GraphData): Made[] {
  if (data.apart === null) return [];
  return [
    ["path", { class: "apart", d: `M18 ${data.apart}H${data.right}` }],
    ["text", { class: "quiet", x: "18", y: String(data.apart + 18), "aria-hidden": "true" }, data.apart_says],
  ];
}

function edge(each: EdgeData, id: string, live: Attributes): Made {
  const [start, ...rest] = each.points;
  const pieces: string[] = [];
  for (let at = 0; at < rest.length; at += 3) {
    pieces.push(`C${rest.slice(at, at + 3).map(([x, y]) => `${x} ${y}`).join(" ")}`);
  }
  const classes = `edge m${each.style}${each.on_path ? " on" : ""}`;
  const [x, y] = start ?? [0, 0];
  return [
    "g",
    merged({ class: classes }, live),
    ["title", {}, each.title],
    ["path", { d: `M${x} ${y} ${pieces.join(" ")}`, "marker-end": `url(#${id}-head${each.head})` }],
    ["text", { x: String(each.label_at[0]), y: String(each.label_at[1] + 3) }, each.code],
  ];
}

function state(each: NodeData, id: string, { node, between = "" }: Live): Made {
  const { x, y, height } = each;
  const given = { role: "img", class: each.classes, id: `${id}-${each.id}`, "aria-label": each.title };
  const lines = each.lines.map((line, at): Made => ["text", { x: String(x + 11), y: String(y + 19 + 15 * at) }, line + between]);
  const badge: Made = ["text", { class: "badge", x: String(x + 11), y: String(y + height - 9) }, each.badge];
  return [
    "g",
    { role: "listitem" },
    ["g", merged(given, node(each)), ["title", {}, each.says], ...faces(each), ...lines, ...(each.badge ? [badge] : [])],
  ];
}

function faces({ x, y, width, height, count, ring }: NodeData): Made[] {
  const deck = box({}, x + 4, y + 4, width, height, 7);
  const face = box({ class: "face" }, x, y, width, height, 7);
  const around = box({ class: "ring" }, x - 4, y - 4, width + 8, height + 8, 10);
  return [...(count > 1 ? [deck] : []), face, ...(ring ? [around] : [])];
}

function box(more: Attributes, x: number, y: number, width: number, height: number, round: number): Made {
  const place = { x: String(x), y: String(y), width: String(width), height: String(height), rx: String(round) };
  return ["rect", { ...more, ...place }];
}

function merged(given: Attributes, live: Attributes): Attributes {
  const classes = live["class"] ? `${given["class"]} ${live["class"]}` : (given["class"] ?? "");
  return { ...given, ...live, class: classes };
}
