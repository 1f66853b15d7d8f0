import { StringStream } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { folded, parser } from "../src/editor/yaml";

/** The words of a text with what they are, spaces left out. */
function words(text: string): [string, string][] {
  const state = parser.startState?.(2) ?? { block: -1, quote: "", depth: 0 };
  return text.split("\n").flatMap((line) => {
    const stream = new StringStream(line, 2, 2);
    const found: [string, string][] = [];
    while (!stream.eol()) {
      stream.start = stream.pos;
      const name = parser.token(stream, state);
      if (name) found.push([stream.current(), name]);
    }
    return found;
  });
}

test("keys, numbers, words and comments are told apart", () => {
  deepEqual(words("detente: 1 # first\ntitle: A base is bombed"), [
    ["detente", "propertyName"],
    [":", "punctuation"],
    ["1", "number"],
    ["# first", "comment"],
    ["title", "propertyName"],
    [":", "punctuation"],
    ["A base is bombed", "string"],
  ]);
});

test("lists, brackets and what is short for a mapping", () => {
  deepEqual(words("- {that: not war, much: true}"), [
    ["-", "punctuation"],
    ["{", "bracket"],
    ["that", "propertyName"],
    [":", "punctuation"],
    ["not war", "string"],
    [",", "punctuation"],
    ["much", "propertyName"],
    [":", "punctuation"],
    ["true", "bool"],
    ["}", "bracket"],
  ]);
});

test("a block of text ends where a line stands no further in", () => {
  deepEqual(words("says: >-\n  A: b # c\n\n  d\nnext: x"), [
    ["says", "propertyName"],
    [":", "punctuation"],
    [">-", "meta"],
    ["  A: b # c", "string"],
    ["  d", "string"],
    ["next", "propertyName"],
    [":", "punctuation"],
    ["x", "string"],
  ]);
});

test("quoted strings go over lines, with what looks like a comment in them", () => {
  deepEqual(words(`a: "one # two\n  three": 'it''s'`).map(([, name]) => name), ["propertyName", "punctuation", "string", "string", "punctuation", "string"]);
});

test("a colon or a hash within a word is part of it", () => {
  deepEqual(words("at: 12:30 a#b"), [
    ["at", "propertyName"],
    [":", "punctuation"],
    ["12:30 a#b", "string"],
  ]);
});

test("every token moves on, whatever the line", () => {
  for (const line of ["#", ":", "::", "- -", "]]}", "{", "'", '"', "&", "*", "!", "|", "> x", "%", "@", "`", "a:b:", "? ", "\t", "--- #", "~", ", ,"]) {
    const state = parser.startState?.(2) ?? { block: -1, quote: "", depth: 0 };
    const stream = new StringStream(line, 2, 2);
    while (!stream.eol()) {
      const before = stream.pos;
      stream.start = before;
      parser.token(stream, state);
      deepEqual(stream.pos > before, true, JSON.stringify(line));
    }
  }
});

test("a line folds what stands further in, up to the last line with something on it", () => {
  const state = EditorState.create({ doc: "a:\n  b: 1\n\n  c:\n    d\n\ne: 2\n" });
  deepEqual(folded(state, 0), { from: 2, to: 21 });
  deepEqual(folded(state, state.doc.line(4).from), { from: 15, to: 21 });
  deepEqual(folded(state, state.doc.line(7).from), null);
});
