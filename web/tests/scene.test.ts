// The arithmetic of pictures: what part is seen, where a key leads, which way is shortest, what is painted at all.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { EdgeData, GraphData, NodeData } from "../src/scene/data";
import { allowed, renamed } from "../src/scene/shapes";
import { first, moved, same, showing, whole, zoomed } from "../src/scene/view";
import { beside, wayTo } from "../src/scene/walk";
import { dice } from "./random";

const SIZE = { width: 1000, height: 400 };
const STAGE = { width: 500, height: 400 };

test("the whole picture is in the middle, and never larger than it is", () => {
  assert.deepEqual(whole(SIZE, STAGE), { x: 0, y: -200, width: 1000, height: 800 });
  assert.deepEqual(whole(SIZE, { width: 2000, height: 800 }), { x: -500, y: -200, width: 2000, height: 800 });
});

test("what would be too small to read is seen in part, with the box in it", () => {
  const box = { x: 900, y: 100, width: 60, height: 40 };
  const view = first(SIZE, STAGE, box);
  assert.equal(view.width < 1000 && view.x <= 900 && view.x + view.width >= 960, true);
  assert.deepEqual(first(SIZE, { width: 1000, height: 400 }, box), whole(SIZE, { width: 1000, height: 400 }));
});

test("zooming there and back is the same view, and stays between its ends", () => {
  const all = whole(SIZE, STAGE);
  const near = zoomed(all, SIZE, STAGE, 2);
  assert.equal(near.width, 500);
  assert.equal(same(zoomed(near, SIZE, STAGE, 0.5), all), true);
  assert.equal(zoomed(all, SIZE, STAGE, 0.1).width, all.width);
  assert.equal(zoomed(all, SIZE, STAGE, 1e9).width > 100, true);
});

test("however it is moved and zoomed, the picture does not leave its stage", () => {
  const next = dice(7);
  let view = whole(SIZE, STAGE);
  for (let step = 0; step < 2000; step += 1) {
    const kind = next(3);
    if (kind === 0) view = zoomed(view, SIZE, STAGE, 0.5 + next(20) / 10, next(11) / 10, next(11) / 10);
    else if (kind === 1) view = moved(view, SIZE, next(2001) - 1000, next(2001) - 1000);
    else view = showing(view, SIZE, { x: next(900), y: next(300), width: 80, height: 40 });
    assert.equal(view.x >= Math.min(0, (SIZE.width - view.width) / 2) - 1e-6, true);
    assert.equal(view.x + view.width <= Math.max(SIZE.width, (SIZE.width + view.width) / 2) + 1e-6, true);
    assert.equal(Math.abs(view.width / view.height - STAGE.width / STAGE.height) < 1e-6, true);
  }
});

const NODES = [at("a", 0, 100, "status_quo"), at("b", 200, 0), at("c", 200, 100), at("d", 400, 100), at("e", 600, 300)];
const GRAPH = {
  nodes: NODES,
  edges: [along("a", "b"), along("a", "c"), along("b", "d"), along("c", "d"), along("d", "a")],
} as unknown as GraphData;

function at(id: string, x: number, y: number, ...roles: string[]): NodeData {
  return { id, x, y, width: 80, height: 40, roles } as unknown as NodeData;
}

function along(source: string, target: string): EdgeData {
  return { source, target } as unknown as EdgeData;
}

test("right and left follow arrows first, up and down go to what stands there", () => {
  assert.equal(beside(GRAPH, "a", "right"), "c");
  assert.equal(beside(GRAPH, "c", "up"), "b");
  assert.equal(beside(GRAPH, "d", "left"), "c");
  assert.equal(beside(GRAPH, "d", "right"), "e");
  assert.equal(beside(GRAPH, "a", "left"), undefined);
  assert.equal(beside(GRAPH, "gone", "left"), "a");
});

test("the way to a state is a shortest one along arrows, and nothing where there is none", () => {
  assert.deepEqual(wayTo(GRAPH, "d"), [0, 2]);
  assert.deepEqual(wayTo(GRAPH, "a"), []);
  assert.deepEqual(wayTo(GRAPH, "e"), []);
});

test("only what is on the lists is painted", () => {
  for (const name of ["onclick", "style", "href", "xlink:href", "src"]) assert.equal(allowed(name, "x"), false);
  assert.equal(allowed("fill", "url(#a-b)"), true);
  assert.equal(allowed("fill", "url(https://far.example/#a)"), false);
});

test("ids and what names them are renamed together", () => {
  const shape = ["g", { id: "a-1", "aria-labelledby": "a-t a-d", fill: "url(#a-p)", d: "a-1" }, ["rect", { "marker-end": "url(#b-h)" }]] as const;
  assert.deepEqual(renamed(shape, "a", "z"), [
    "g",
    { id: "z-1", "aria-labelledby": "z-t z-d", fill: "url(#z-p)", d: "a-1" },
    ["rect", { "marker-end": "url(#b-h)" }],
  ]);
});
