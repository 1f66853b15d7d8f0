import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { FORMS, ofWhich } from "../src/files/forms";
import { hunks, joined } from "../src/files/hunks";
import { asModel, beside, free, tidy } from "../src/files/names";
import { beside as placed } from "../src/tour/place";
import type { Content, Entry } from "../src/types";
import { dice } from "./random";

const text = (name: string, told: string): Content => ({ id: "", name, role: "text", text: told, revision: "" });
const entry = (name: string): Entry => ({ id: name, name, role: "text", size: 1, revision: "" });

test("a name that is taken gets the first number that is free", () => {
  equal(free("a.yaml", new Set()), "a.yaml");
  equal(free("a.yaml", new Set(["a.yaml", "a-2.yaml"])), "a-3.yaml");
});

test("a name with signs no file may have is made plain, whatever it was", () => {
  deepEqual([tidy("report (1).txt"), tidy("../../etc.md"), tidy("Récit – 2.txt"), tidy("؟؟.txt"), tidy("\u{1f54a}.txt")], ["report -1-.txt", "etc.md", "Récit - 2.txt", "text.txt", "text.txt"]);
});

test("a model's name gets its ending where it was left out", () => {
  deepEqual([asModel(" crisis "), asModel("b.yml"), asModel("")], ["crisis.yaml", "b.yml", ""]);
});

test("a text of another content keeps its name, and ours gets another one, in the model too", () => {
  const model = "sources:\n  a: {file: account.md, title: account.md}\n  b:\n    file: 'account.md'  # x\n";
  const made = beside(model, [text("account.md", "ours")], [entry("account.md")], new Map([["account.md", "theirs"]]));
  deepEqual(made.texts.map((one) => one.name), ["account-2.md"]);
  equal(made.model, "sources:\n  a: {file: account-2.md, title: account.md}\n  b:\n    file: 'account-2.md'  # x\n");
});

test("a text that is there already is not stored again", () => {
  const made = beside("m", [text("account.md", "same")], [entry("account.md")], new Map([["account.md", "same"]]));
  deepEqual(made, { model: "m", texts: [] });
});

test("the choices of a conflict give ours, theirs, or a text of both", () => {
  const [base, ours, theirs] = ["a\nb\nc\nd\ne", "a\nB\nc\nd\nE!", "a\nb2\nc\nd\ne?"];
  const all = hunks(base, ours, theirs);
  const places = all.filter((hunk) => hunk.kind === "differ").length;
  equal(joined(all, Array(places).fill("ours")), ours);
  equal(joined(all, Array(places).fill("theirs")), theirs);
  equal(joined(all, ["ours", "theirs"]), "a\nB\nc\nd\ne?");
});

test("a place only the disk has changed begins with what is on disk", () => {
  const all = hunks("a\nb\nc", "a\nb\nC", "A\nb\nc");
  deepEqual(all.flatMap((hunk) => (hunk.kind === "differ" ? [hunk.first] : [])), ["theirs", "ours"]);
});

test("any two texts come apart and together again", () => {
  const roll = dice(11);
  const some = (): string => Array.from({ length: roll(12) }, () => "abc"[roll(3)]).join("\n");
  for (let round = 0; round < 300; round += 1) {
    const [base, ours, theirs] = [some(), some(), some()];
    const all = hunks(base, ours, theirs);
    const places = all.filter((hunk) => hunk.kind === "differ").length;
    equal(joined(all, Array(places).fill("ours")), ours);
    equal(joined(all, Array(places).fill("theirs")), theirs);
  }
});

test("the card of the tour stands inside the window, and beside what it points at where there is room", () => {
  const card = { width: 360, height: 200 };
  const roll = dice(5);
  for (let round = 0; round < 300; round += 1) {
    const window = { width: 400 + roll(2200), height: 400 + roll(1000) };
    const target = { left: roll(window.width), top: roll(window.height), width: 1 + roll(window.width), height: 1 + roll(window.height) };
    const { left, top } = placed(target, card, window);
    equal(left >= 0 && left + card.width <= window.width && top >= 0 && top + card.height <= window.height, true);
    if (window.width - target.left - target.width >= card.width + 28) equal(left >= target.left + target.width, true);
  }
});

test("a picture the model does not have is not offered for export, and every table is", () => {
  const offered = FORMS.map((form) => ofWhich(form, ["graph", "ties", "ways"]).map(([key]) => key));
  const pictures = ["graph", "ties", "robust"];
  const tables = ["verdicts", "equilibria", "assumptions", "indicators"];
  deepEqual(offered, [[], [], [], pictures, pictures, tables, tables, [], []]);
});
