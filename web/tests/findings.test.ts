import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { ALL, announced, counted, isFlipped, matches, sieved } from "../src/findings/rows";
import type { Row } from "../src/findings/rows";
import { differs, paired, sides } from "../src/findings/sides";
import type { ClaimView, ModelView, Outcome, VerdictView } from "../src/types";

function row(id: string, outcome?: Outcome, more: Partial<VerdictView> = {}): Row {
  const claim: ClaimView = { id, path: [], index: 0, says: `what ${id} says`, test: "t", expect: "", quotes: [], in_time: false, proposed: false, start: 0, end: 0 };
  const verdict = outcome && { claim: id, outcome, as_expected: true, reason: "", milliseconds: 0, ...more };
  return { claim, verdict, old: false };
}

const ROWS = [
  row("a", "holds"),
  row("b", "fails", { was: "holds", expected: "holds", as_expected: false }),
  row("c", "depends"),
  row("d"),
  row("e", "holds", { was: "holds" }),
];
const ids = (rows: readonly Row[]): string[] => rows.map(({ claim }) => claim.id);

test("claims are counted by verdict, those without one apart", () => {
  deepEqual(counted(ROWS), { outcomes: { holds: 2, fails: 1, depends: 1, untestable: 0 }, changed: 1, unexpected: 1, waiting: 1 });
});

test("a verdict that is what it was is no change", () => {
  deepEqual(ROWS.map(isFlipped), [false, true, false, false, false]);
});

test("the board shows what is asked for, and all where nothing is", () => {
  deepEqual(ids(sieved(ROWS, ALL)), ["a", "b", "c", "d", "e"]);
  deepEqual(ids(sieved(ROWS, { ...ALL, outcomes: ["holds", "depends"] })), ["a", "c", "e"]);
  deepEqual(ids(sieved(ROWS, { ...ALL, changed: true })), ["b"]);
  deepEqual(ids(sieved(ROWS, { ...ALL, unexpected: true })), ["b"]);
  deepEqual(ids(sieved(ROWS, { ...ALL, words: "WHAT c" })), ["c"]);
});

test("an order keeps the file's among equals", () => {
  deepEqual(ids(sieved(ROWS, { ...ALL, sort: "outcome" })), ["b", "c", "a", "e", "d"]);
  deepEqual(ids(sieved(ROWS, { ...ALL, sort: "changed" })), ["b", "a", "c", "d", "e"]);
});

test("a search takes every word, in any order", () => {
  equal(matches("war  no", "No direct WAR"), true);
  equal(matches("war peace", "No direct war"), false);
  equal(matches("  ", ""), true);
});

test("what is told aloud names what changed, then counts", () => {
  equal(announced(ROWS, true), "1 changed. what b says: fails, was holds. 2 holds, 1 fails, 1 depends. 1 still to come");
  equal(announced(ROWS, false), "2 holds, 1 fails, 1 depends. 1 still to come");
  equal(announced([row("a", "holds")], true), "No verdict changed. 1 holds");
});

test("two sides differ only where both have a verdict", () => {
  const claims = ROWS.map(({ claim }) => claim);
  const left = ROWS.flatMap(({ verdict }) => verdict ?? []);
  const right = left.map((each) => (each.claim === "a" ? { ...each, outcome: "fails" as const } : each));
  deepEqual(paired(claims, left, right).filter(differs).map(({ claim }) => claim.id), ["a"]);
  deepEqual(paired(claims, left, []).filter(differs), []);
});

test("the what-if is a side only where there is one", () => {
  const model = { scenarios: [{ id: "s", path: [], says: "", edits: ["drop a"] }] } as unknown as ModelView;
  deepEqual(sides(model, []).map(({ key }) => key), ["model", "scenario s"]);
  deepEqual(sides(model, ["drop b"]).map(({ key, edits }) => [key, edits]), [["model", []], ["now", ["drop b"]], ["scenario s", ["drop a"]]]);
});
