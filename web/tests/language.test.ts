import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { cutAt, replaced } from "../src/editor/cut";

test("the letters of an error are cut out of the text, in code points", () => {
  const problem = { code: "D211", message: "", start: 3, end: 5 };
  deepEqual(cutAt("\u{1f54a}a bc d", [problem]), [
    { text: "\u{1f54a}a ", wrong: false },
    { text: "bc", wrong: true },
    { text: " d", wrong: false },
  ]);
});

test("an error behind the end is marked there", () => {
  deepEqual(cutAt("not", [{ code: "D201", message: "", start: 3, end: 4 }]).at(-1), { text: " ", wrong: true });
});

test("without an error nothing is marked", () => {
  deepEqual(cutAt("not a", []), [{ text: "not a", wrong: false }]);
});

test("what fits takes the place of what is typed, and the cursor stands behind it", () => {
  deepEqual(replaced("\u{1f54a} st if", 2, 4, "strike"), ["\u{1f54a} strike if", 9]);
});
