import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { ModelView, Number as Figure } from "../src/types";
import { alike } from "../src/widget/asking";
import { changeOf, moved, toggled, valueAfter } from "../src/widget/edits";
import { lightness } from "../src/widget/theme";

const AUTONOMY: Figure = { id: "t.autonomy", label: "The militia decides", value: 0.6, low: 0, high: 1, unit: "", edit: "set autonomy of t to {value}", note: "" };
const RATE: Figure = { id: "usa.rate", label: "USA reconsiders every … days", value: 30, low: 3.75, high: 240, unit: "days", edit: "set rate of usa to 1 per {value} days", note: "" };
const MODEL = { actors: [], assumptions: [], audiences: ["voters"], numbers: [AUTONOMY, RATE], scenarios: [] } as unknown as ModelView;

test("a toggle puts an edit in and takes it out", () => {
  deepEqual(toggled(["a"], "b"), ["a", "b"]);
  deepEqual(toggled(["a", "b"], "a"), ["b"]);
});

test("a number has one edit, in its place, and none at the value of the model", () => {
  const once = moved(["x"], AUTONOMY, 0.2);
  deepEqual(once, ["x", "set autonomy of t to 0.2"]);
  deepEqual(moved([...once, "y"], AUTONOMY, 0.4), ["x", "set autonomy of t to 0.4", "y"]);
  deepEqual(moved(once, AUTONOMY, 0.6), ["x"]);
});

test("the value of a number is read from its edit and from no other", () => {
  equal(valueAfter(RATE, ["set autonomy of t to 0.2", "set rate of usa to 1 per 10 days"]), 10);
  equal(valueAfter(AUTONOMY, ["set rate of usa to 1 per 10 days"]), 0.6);
});

test("edits have words, those of nobody's control their own", () => {
  equal(changeOf(MODEL, "set autonomy of t to 0.2").label, "The militia decides: 0.20");
  equal(changeOf(MODEL, "ignore voters").about, "ignore voters");
  equal(changeOf(MODEL, "fix a.b").label, "fix a.b");
});

test("an answer is to what was asked where all changes are the same, in their order", () => {
  equal(alike(["a", "b"], ["a", "b"]), true);
  equal(alike(["a", "b"], ["b", "a"]), false);
  equal(alike([], ["a"]), false);
});

test("a ground one sees through tells no theme", () => {
  equal(lightness([0, 0, 0, 0]), null);
  equal((lightness([255, 255, 255, 255]) ?? 0) > 0.99, true);
  equal((lightness([17, 17, 17, 255]) ?? 1) < 0.1, true);
});
