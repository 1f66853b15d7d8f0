import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { added, edited, missing, valuesOf } from "../src/model/fields";
import { dropPlace, isBare, quoTurned, rowAt, rowsOf, toAll, wantMoved } from "../src/model/rows";
import type { ModelView, Option, Want } from "../src/types";
import { dice } from "./random";

function want(id: string, index: number): Want {
  return {
    id: `usa.${id}`, path: ["actors", "usa", "wants", index], index, that: `not ${id}`, says: "", stance: "avowed", audience: "", much: false,
    said_by: [], quotes: id === "calm" ? ["q1"] : [], note: "", proposed: id === "talk", start: 40 + 10 * index, end: 49 + 10 * index,
  };
}

function option(id: string, actor: string): Option {
  const path = actor ? ["actors", actor, "options", id] : ["conditions", id];
  return { id: actor ? `${actor}.${id}` : id, path, name: id, says: "", actor, now: false, undone: "", quotes: [], proposed: id === "talk", start: 20, end: 30 };
}

const MODEL: ModelView = {
  title: "", says: "", hash: "", states: 4,
  actors: [
    {
      id: "usa", path: ["actors", "usa"], name: "United States", kind: "state", options: [option("strike", "usa"), option("talk", "usa")],
      wants: [want("war", 0), want("calm", 1), want("talk", 2)], proposed: false, quotes: [], start: 10, end: 80,
    },
    { id: "iran", path: ["actors", "iran"], name: "Iran", kind: "state", options: [], wants: [], proposed: true, quotes: [], start: 80, end: 90 },
  ],
  conditions: [option("gaza_war", "")],
  ties: [{ id: "tie.usa-rival-iran", path: ["ties", 0], index: 0, source: "usa", target: "iran", kind: "rival", autonomy: 0.5, quotes: [], note: "", proposed: false, start: 100, end: 120 }],
  infeasible: [], named: [],
  claims: [{ id: "calm", path: ["claims", 0], index: 0, says: "", test: "no equilibrium has war", expect: "", quotes: [], in_time: false, proposed: true, start: 130, end: 150 }],
  assumptions: [{ id: "usa.war", kind: "want", label: "", edit: "drop usa.war", quotes: [], said_by: [], bare: true, actor: "usa", path: [], proposed: false }],
  numbers: [], audiences: [], scenarios: [], sources: [], pictures: [],
};

const rows = rowsOf(MODEL);
const row = (key: string) => rows.find((each) => each.key === key)!;

test("every thing of a model is a row, told apart by its kind and id", () => {
  equal(new Set(rows.map((each) => each.key)).size, rows.length);
  equal(rows.length, 2 + 2 + 1 + 3 + 1 + 1);
  equal(row("want:usa.war").off?.edit, "drop usa.war");
  equal(row("tie:tie.usa-rival-iran").label, "United States → Iran: rival");
});

test("the thing at a place of the file is the smallest there", () => {
  equal(rowAt(rows, 45)?.key, "want:usa.war");
  equal(rowAt(rows, 12)?.key, "actor:usa");
  equal(rowAt(rows, 999), undefined);
});

test("what has no sentence is bare, but not an actor", () => {
  deepEqual(
    rows.filter(isBare).map((each) => each.key),
    ["option:usa.strike", "option:usa.talk", "condition:gaza_war", "want:usa.war", "want:usa.talk", "tie:tie.usa-rival-iran", "claim:calm"],
  );
});

test("what stands within something that is rejected goes with it", () => {
  const listed = [row("actor:usa"), row("want:usa.talk"), row("claim:calm")];
  deepEqual(toAll("remove", listed).map((each) => each.path), [["actors", "usa"], ["claims", 0]]);
  equal(toAll("accept", listed).length, 3);
});

test("a want that is moved has its new place and path, as have the others", () => {
  const moved = wantMoved(MODEL, "usa", 2, 0).actors[0]!.wants;
  deepEqual(moved.map((each) => each.id), ["usa.talk", "usa.war", "usa.calm"]);
  deepEqual(moved.map((each) => each.path.at(-1)), [0, 1, 2]);
  deepEqual(MODEL.actors[0]!.wants.map((each) => each.id), ["usa.war", "usa.calm", "usa.talk"]);
});

test("moving there and back is no move, for random places", () => {
  const roll = dice(7);
  for (let round = 0; round < 60; round += 1) {
    const [from, to] = [roll(3), roll(3)];
    deepEqual(wantMoved(wantMoved(MODEL, "usa", from, to), "usa", to, from), MODEL);
  }
});

test("turning an option over turns that one alone", () => {
  deepEqual(quoTurned(MODEL, "usa.talk").actors[0]!.options.map((each) => each.now), [false, true]);
  deepEqual(quoTurned(MODEL, "gaza_war").conditions.map((each) => each.now), [true]);
});

test("a dragged row goes where its middle is, counted without itself", () => {
  const middles = [10, 30, 50, 70];
  equal(dropPlace(middles, 2, 50), 2);
  equal(dropPlace(middles, 2, 5), 0);
  equal(dropPlace(middles, 2, 29), 1);
  equal(dropPlace(middles, 0, 71), 3);
});

test("a form that changes nothing asks for nothing", () => {
  for (const each of rows) deepEqual(edited(each.path, each.kind, valuesOf(each, MODEL), valuesOf(each, MODEL)), []);
});

test("each changed key is put or taken out, and no other", () => {
  const before = valuesOf(row("want:usa.war"), MODEL);
  deepEqual(edited(["w", 0], "want", before, { ...before, says: " No war ", stance: "" }), [
    { op: "put", path: ["w", 0, "says"], value: "No war" },
    { op: "remove", path: ["w", 0, "stance"] },
  ]);
});

test("a number is put as a number, a share with its sign as text", () => {
  const before = valuesOf(row("tie:tie.usa-rival-iran"), MODEL);
  equal(before["autonomy"], "0.5");
  equal(edited([], "tie", before, { ...before, autonomy: "0.25" })[0]?.value, 0.25);
  equal(edited([], "tie", before, { ...before, autonomy: "25 %" })[0]?.value, "25 %");
});

test("what is new goes where its kind stands in the file", () => {
  deepEqual(added("want", { that: "not war", is: "much more important" }, "usa"), {
    op: "new", path: ["actors", "usa", "wants"], value: { that: "not war", is: "much more important" },
  });
  deepEqual(added("option", { id: "wait", does: "Wait" }, "usa"), { op: "new", path: ["actors", "usa", "options", "wait"], value: { does: "Wait" } });
  deepEqual(added("claim", { id: "calm", test: "x" }, ""), { op: "new", path: ["claims"], value: { id: "calm", test: "x" } });
});

test("what is needed is asked for, and a name is one", () => {
  deepEqual(missing("option", { id: "a b", does: "" }, true), { id: "Letters, digits and _, a letter first.", does: "This is needed." });
  deepEqual(missing("claim", { id: "no-war" }, true), {});
  deepEqual(missing("option", { does: "Wait" }, false), {});
});
