import { equal } from "node:assert/strict";
import { test } from "node:test";
import { cut, length, places } from "../src/places";
import { dice, letters } from "./random";

test("a place in plain text is the same in both", () => {
  const at = places("Tower 22");
  equal(at.units(5), 5);
  equal(at.points(5), 5);
});

test("a letter of two units counts once", () => {
  const text = "a\u{1f54a}b";
  equal(places(text).units(2), 3);
  equal(places(text).points(3), 2);
  equal(length(text), 3);
  equal(cut(text, 1, 2), "\u{1f54a}");
});

test("a place within a pair is the place before it", () => {
  equal(places("\u{1f54a}b").points(1), 0);
});

test("places outside the text are its ends", () => {
  for (const text of ["ab", "a\u{1f54a}"]) {
    equal(places(text).units(99), text.length);
    equal(places(text).units(-1), 0);
    equal(places(text).points(99), 2);
    equal(places(text).points(-1), 0);
  }
});

test("every place of random texts agrees with the text taken apart", () => {
  const roll = dice(1);
  for (let round = 0; round < 60; round += 1) {
    const text = letters(roll, roll(900));
    const points = [...text];
    const at = places(text);
    for (let point = 0; point <= points.length; point += 1) {
      const unit = points.slice(0, point).join("").length;
      equal(at.units(point), unit);
      equal(at.points(unit), point);
    }
  }
});
