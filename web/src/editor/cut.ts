// Texts of fields, cut at the places the worker tells: marks under letters, and what takes their place.

import { places } from "../places";
import type { Trouble } from "../types";

/** `text` with what stands in [start, end), in code points, replaced, and where the cursor then is (UTF-16). */
export function replaced(text: string, start: number, end: number, by: string): readonly [string, number] {
  const at = places(text);
  const [from, to] = [at.units(start), at.units(end)];
  return [text.slice(0, from) + by + text.slice(to), from + by.length];
}

/** The text cut into what is right and what is wrong, for the marks under its letters. */
export function cutAt(text: string, problems: readonly Trouble[]): readonly { readonly text: string; readonly wrong: boolean }[] {
  const at = places(text);
  const first = problems.find((problem) => problem.start !== undefined);
  if (!first) return [{ text, wrong: false }];
  const start = at.units(first.start ?? 0);
  const end = Math.max(start, at.units(first.end ?? 0));
  if (start >= text.length) return [{ text, wrong: false }, { text: " ", wrong: true }];
  return [
    { text: text.slice(0, start), wrong: false },
    { text: text.slice(start, end), wrong: true },
    { text: text.slice(end), wrong: false },
  ];
}
