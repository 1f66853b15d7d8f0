import { equal } from "node:assert/strict";
import { test } from "node:test";
import { merged } from "../src/merge";
import { dice } from "./random";

const BASE = "a\nb\nc\nd\ne\n";

test("changes of different lines are both kept", () => {
  equal(merged(BASE, "A\nb\nc\nd\ne\n", "a\nb\nc\nd\nE\n"), "A\nb\nc\nd\nE\n");
});

test("different changes of one line are a conflict", () => {
  equal(merged(BASE, "a\nb\nx\nd\ne\n", "a\nb\ny\nd\ne\n"), null);
});

test("different lines put in at one place are a conflict: an order would be a guess", () => {
  equal(merged(BASE, "a\nb\nx\nc\nd\ne\n", "a\nb\ny\nc\nd\ne\n"), null);
});

test("the same change made twice is one change", () => {
  equal(merged(BASE, "a\nb\nx\nd\ne\n", "a\nb\nx\nd\ne\n"), "a\nb\nx\nd\ne\n");
  equal(merged(BASE, "A\nb\nx\nd\ne\n", "a\nb\nx\nd\ne\n"), "A\nb\nx\nd\ne\n");
});

test("where one changes nothing, the other's text stands", () => {
  equal(merged(BASE, BASE, "z"), "z");
  equal(merged(BASE, "z", BASE), "z");
});

test("lines taken out by one and changed by the other are a conflict", () => {
  equal(merged(BASE, "a\ne\n", "a\nb\nC\nd\ne\n"), null);
});

test("random changes of lines that are apart are all there, whoever made them", () => {
  const roll = dice(3);
  for (let round = 0; round < 300; round += 1) {
    const lines = Array.from({ length: 40 }, (_, index) => `line ${index}`);
    const [ours, theirs, both] = [[...lines], [...lines], [...lines]];
    for (let at = 0; at < 40; at += 2) {
      const chance = roll(4);
      const now = chance === 0 ? undefined : `new ${roll(1e6)}`;
      if (chance === 3) continue;
      const place = (of: (string | undefined)[]): void => void (of[at] = now);
      place(both as (string | undefined)[]);
      place((roll(2) ? ours : theirs) as (string | undefined)[]);
    }
    const text = (of: readonly (string | undefined)[]): string => of.filter((line) => line !== undefined).join("\n");
    equal(merged(text(lines), text(ours), text(theirs)), text(both));
  }
});
