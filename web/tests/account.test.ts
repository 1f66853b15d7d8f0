import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { blocksOf, tight, unusedOf } from "../src/account/pieces";
import { bars, chainsOf, chainsRead, common } from "../src/account/voices";
import { length } from "../src/places";
import type { Kind, Mark, Said, SourceText } from "../src/types";
import { dice } from "./random";

const mark = (start: number, end: number, kind: Kind = "wanted", of = ["a"], by: string[] = []): Mark => ({ start, end, kind, quote: `${start}`, of, by });

function source(text: string, marks: Mark[] = [], sentences: number[][] = [[0, length(text)]]): SourceText {
  return { id: "s", title: "", outlet: "", author: "", date: "", via: [], language: "en", text, marks, sentences, unused: [] };
}

const whole = (of: SourceText): string => blocksOf(of).flatMap((block) => block.sentences).flatMap((one) => one.pieces).map((piece) => piece.text).join("");

test("pieces have the marks that cover them, and overlapping marks both", () => {
  const [block] = blocksOf(source("one two three", [mark(0, 7), mark(4, 13, "tie")]));
  const pieces = block?.sentences[0]?.pieces.map((piece) => [piece.text, piece.marks.map((each) => each.kind)]);
  deepEqual(pieces, [["one ", ["wanted"]], ["two", ["wanted", "tie"]], [" three", ["tie"]]]);
});

test("places are code points: a mark behind an emoji, a combining letter and Arabic covers its words", () => {
  const text = "\u{1f54a}e\u0301 سلام now";
  const start = [...text].length - 3;
  const pieces = blocksOf(source(text, [mark(start, start + 3)])).flatMap((block) => block.sentences[0]?.pieces ?? []);
  deepEqual(pieces.filter((piece) => piece.marks.length).map((piece) => [piece.at, piece.text]), [[text.length - 3, "now"]]);
});

test("a heading loses its mark, and italics around a whole paragraph theirs; places stay those of the text", () => {
  const text = "# Title\n\n*Retold by us.*\n\nPlain.";
  const of = source(text, [], [[0, 7], [9, 24], [26, 32]]);
  const blocks = blocksOf(of);
  deepEqual(blocks.map((block) => [block.level, block.aside]), [[1, false], [0, true], [0, false]]);
  for (const piece of blocks.flatMap((block) => block.sentences).flatMap((one) => one.pieces)) equal(text.slice(piece.at, piece.at + piece.text.length), piece.text);
  equal(whole(of), "TitleRetold by us.Plain.");
});

test("no word is lost or told twice, however marks and sentences overlap", () => {
  const roll = dice(7);
  for (let round = 0; round < 200; round += 1) {
    const words = Array.from({ length: 3 + roll(30) }, () => ["a", "bb", "\u{1f600}", "é", "ccc"][roll(5)] ?? "a");
    const text = words.join(" ");
    const size = length(text);
    const marks = Array.from({ length: roll(8) }, () => {
      const start = roll(size);
      return mark(start, Math.min(size, start + 1 + roll(9)));
    });
    const middle = roll(size);
    equal(whole(source(text, marks, [[0, middle], [middle, size]].filter(([a = 0, b = 0]) => a < b))), text);
  }
});

test("a sentence is unused where no assumption rests on it; headings and quotes nothing names do not count", () => {
  const text = "# Head\n\nOne. Two. Six.";
  const of = source(text, [mark(8, 11), mark(13, 16, "other", [])], [[0, 6], [8, 12], [13, 17], [18, 22]]);
  deepEqual([...unusedOf(of)], [2, 3]);
});

test("selected words lose the white space at their ends, and white space alone is nothing", () => {
  deepEqual(tight("a  bc d", 1, 6), [3, 5]);
  equal(tight("a   b", 1, 4), null);
});

test("what all speakers have in common is said once, and the others become bars within bars", () => {
  const of = source("A. B. C. D.", [mark(0, 2, "said", ["x"], ["news", "girard"]), mark(3, 5, "said", ["y"], ["news", "girard", "iran", "aide"]), mark(6, 8, "said", ["z"], ["news", "girard", "iran"])], [[0, 2], [3, 5], [6, 8], [9, 11]]);
  const chains = chainsOf(of);
  deepEqual(common(chains), ["news", "girard"]);
  deepEqual(bars(chains, 2).map(({ depth, from, to, who }) => [depth, from, to, who]), [[0, 1, 2, "iran"], [1, 1, 1, "aide"]]);
});

test("two speakers of one sentence are not nested in each other", () => {
  const of = source("They agree.", [mark(0, 4, "wanted", ["x"], ["news", "blinken"]), mark(0, 4, "claim", ["y"], ["news", "aide"])], [[0, 11]]);
  deepEqual(chainsOf(of), [["news"]]);
});

test("bars of one depth never overlap, and each lies within the one around it", () => {
  const roll = dice(3);
  for (let round = 0; round < 200; round += 1) {
    const chains = Array.from({ length: roll(12) }, () => Array.from({ length: roll(4) }, () => ["a", "b"][roll(2)] ?? "a"));
    const all = bars(chains, 0);
    for (const bar of all) {
      ok(all.every((other) => other === bar || other.depth !== bar.depth || other.to < bar.from || other.from > bar.to));
      ok(bar.depth === 0 || all.some((other) => other.depth === bar.depth - 1 && other.from <= bar.from && other.to >= bar.to));
    }
    chains.forEach((chain, index) => equal(all.filter((bar) => bar.from <= index && index <= bar.to).length, chain.length));
  }
});

test("what the reader found nests: the deepest attribution of a sentence, from the outside in", () => {
  const said: Said[] = [
    { id: "s0", content: [0, 20], speaker: "The Herald" },
    { id: "s1", content: [10, 20], speaker: "the minister", inside: "s0" },
  ];
  deepEqual(chainsRead([[0, 9], [10, 20], [21, 30]], said), [["The Herald"], ["The Herald", "the minister"], []]);
});
