import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { EMPTY, backward, forward, pushed, redone, step, undone } from "../src/history";
import type { History } from "../src/history";
import { dice, letters } from "./random";

test("a step keeps only what it changes", () => {
  deepEqual(step("one two", "one new two", "add"), { label: "add", at: 4, was: "", now: "new ", run: "" });
});

test("a step leads there and back, for random texts", () => {
  const roll = dice(2);
  for (let round = 0; round < 400; round += 1) {
    const [before, after] = [letters(roll, roll(12)), letters(roll, roll(12))];
    const taken = step(before, after, "");
    equal(forward(before, taken), after);
    equal(backward(after, taken), before);
  }
});

test("a thousand steps can all be taken back, and taken again", () => {
  const texts = Array.from({ length: 1_001 }, (_, index) => `text ${index} of many`);
  let history = texts.slice(1).reduce<History>((so, now, index) => pushed(so, texts[index] ?? "", now, `${index}`), EMPTY);
  let text = texts.at(-1) ?? "";
  for (const expected of texts.slice(0, -1).reverse()) [text, history] = seen(undone(history, text), expected);
  equal(undone(history, text), null);
  for (const expected of texts.slice(1)) [text, history] = seen(redone(history, text), expected);
  equal(redone(history, text), null);
});

test("typing is one step, until something else happens", () => {
  let history = pushed(EMPTY, "", "a", "typing", "typing");
  history = pushed(history, "a", "ab", "typing", "typing");
  history = pushed(history, "ab", "ab!", "mark");
  history = pushed(history, "ab!", "ab!c", "typing", "typing");
  deepEqual(
    history.done.map((taken) => [taken.label, taken.now]),
    [["typing", "ab"], ["mark", "!"], ["typing", "c"]],
  );
});

test("after undo, typing begins a new step", () => {
  const [text, back] = undone(pushed(pushed(EMPTY, "", "a", "typing", "typing"), "a", "ax", "mark"), "ax") ?? ["", EMPTY];
  equal(pushed(back, text, "ab", "typing", "typing").done.length, 2);
});

test("a new step after undo forgets what was undone", () => {
  const [, back] = undone(pushed(EMPTY, "", "a", "one"), "a") ?? ["", EMPTY];
  deepEqual(pushed(back, "", "b", "two").undone, []);
});

function seen(moved: [string, History] | null, expected: string): [string, History] {
  equal(moved?.[0], expected);
  return moved ?? ["", EMPTY];
}
