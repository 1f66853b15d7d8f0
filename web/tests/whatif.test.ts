import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { Change } from "../src/changes";
import type { Assumption, ModelView } from "../src/types";
import { grouped } from "../src/whatif/groups";
import { ordered, shifted } from "../src/whatif/order";
import { changesOf, nameTrouble, sameAs, short, slug, without } from "../src/whatif/words";
import { dice } from "./random";

const IDS = ["a", "b", "c", "d"];
const up = (changes: readonly Change[], id: string): readonly Change[] => shifted(IDS, changes, id, -1, "up");
const down = (changes: readonly Change[], id: string): readonly Change[] => shifted(IDS, changes, id, 1, "down");

function assumption(id: string, more: Partial<Assumption> = {}): Assumption {
  return { id, kind: "want", label: `Iran wants: ${id}`, edit: `drop ${id}`, quotes: [], said_by: [], bare: false, actor: "iran", path: [], proposed: false, ...more };
}

const MODEL = {
  actors: [{ id: "iran", name: "Iran" }],
  assumptions: [assumption("iran.a"), assumption("iran.b"), assumption("fact", { kind: "condition", label: "It rains", edit: "fix not fact", actor: "" })],
  audiences: ["voters"],
  scenarios: [
    { id: "dry", path: ["scenarios", "dry"], says: "", edits: ["fix not fact", "ignore voters", "choose x: y"] },
    { id: "2024-01-28", path: [], says: "As on 28 January 2024", edits: ["as of 2024-01-28"] },
  ],
} as unknown as ModelView;

test("a want goes up one place, and its moves are one change", () => {
  const once = up([], "c");
  deepEqual(ordered(IDS, once), ["a", "c", "b", "d"]);
  const twice = up(once, "c");
  deepEqual(ordered(IDS, twice), ["c", "a", "b", "d"]);
  equal(twice.length, 1);
});

test("a move back to where it was is no change", () => {
  deepEqual(down(up([], "c"), "c"), []);
});

test("nothing goes above the first or below the last", () => {
  deepEqual([up([], "a"), down([], "d")], [[], []]);
});

test("any moves do what a person sees: one place up or down in the order as it stands", () => {
  const roll = dice(7);
  for (let round = 0; round < 300; round += 1) {
    let changes: readonly Change[] = [{ about: "x", edit: "drop x", label: "" }];
    let order = [...IDS];
    for (let step = 0; step < 8; step += 1) {
      const id = IDS[roll(4)] ?? "a";
      const by = roll(2) ? 1 : -1;
      changes = shifted(IDS, changes, id, by, "");
      const at = order.indexOf(id);
      const other = order[at + by];
      if (other !== undefined) order = order.with(at, other).with(at + by, id);
      deepEqual(ordered(IDS, changes), order);
      equal(new Set(changes.map(({ about }) => about)).size, changes.length);
    }
  }
});

test("a change says what is left out, without whose it is", () => {
  equal(short(assumption("no-war")), "no-war");
  equal(without(assumption("no-war")).label, "Without: no-war");
  equal(without(assumption("f", { kind: "condition", label: "It rains: a lot", edit: "fix not f" })).label, "Not so: It rains: a lot");
});

test("a scenario's changes are those the switches make, and others by their words", () => {
  deepEqual(changesOf(MODEL, MODEL.scenarios[0]!).map(({ about, label }) => [about, label]), [
    ["fact", "Not so: It rains"],
    ["ignore voters", "Nobody minds: voters"],
    ["dry 2", "choose x: y"],
  ]);
});

test("a past day is one change in words, and one at a time", () => {
  deepEqual(changesOf(MODEL, MODEL.scenarios[1]!), [{ about: "as of", edit: "as of 2024-01-28", label: "As on 28 January 2024" }]);
  equal(sameAs(MODEL, ["as of 2024-01-28"])?.id, "2024-01-28");
});

test("changes that are a scenario's are known as such", () => {
  equal(sameAs(MODEL, ["fix not fact", "ignore voters", "choose x: y"])?.id, "dry");
  equal(sameAs(MODEL, ["fix not fact"]), undefined);
});

test("a name made of words will do, whatever the words", () => {
  equal(slug("Without: No direct war!", []), "without-no-direct-war");
  equal(slug("Élan vital", ["elan-vital"]), "elan-vital-2");
  for (const words of ["", "!!!", "9 lives", "حرب", "a".repeat(300)]) equal(nameTrouble(slug(words, []), []), "");
  equal(nameTrouble("two words", []).startsWith("A name begins"), true);
  equal(nameTrouble("dry", ["dry"]), "There is a scenario with this name already.");
});

test("assumptions stand by actor, wants in the order the changes give them", () => {
  const moved: Change[] = [{ about: "m", edit: "move iran.b above iran.a", label: "" }];
  deepEqual(grouped(MODEL, moved, "").map(({ title, assumptions }) => [title, assumptions.map(({ id }) => id)]), [
    ["Iran", ["iran.b", "iran.a"]],
    ["The world", ["fact"]],
  ]);
  deepEqual(grouped(MODEL, [], "rains").map(({ title }) => title), ["The world"]);
});
