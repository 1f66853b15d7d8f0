// The edits that are supposed, as changes with words, and the edits after a control was used. No DOM.

import type { Change } from "../changes";
import type { ModelView, Number as Figure } from "../types";
import { changeTo, rounded, valueIn } from "../whatif/figures";
import { known } from "../whatif/words";

/** What an edit is about and called; one that no control makes is called what it is. */
export function changeOf(model: ModelView, edit: string): Change {
  const figure = model.numbers.find((each) => isOf(each, edit));
  if (figure) return changeTo(figure, valueIn(figure, edit));
  return known(model, edit) ?? { about: edit, edit, label: edit };
}

export function changesOf(model: ModelView, edits: readonly string[]): Change[] {
  return edits.map((edit) => changeOf(model, edit));
}

/** The edits with one more, or without it where it was among them. */
export function toggled(edits: readonly string[], edit: string): string[] {
  return edits.includes(edit) ? edits.filter((each) => each !== edit) : [...edits, edit];
}

/** The value a number has after the edits. */
export function valueAfter(figure: Figure, edits: readonly string[]): number {
  return valueIn(figure, edits.find((edit) => isOf(figure, edit)));
}

/** The edits after a number was moved: one edit for it, none where it is back at the value of the model. */
export function moved(edits: readonly string[], figure: Figure, value: number): string[] {
  const back = value === figure.value || value === rounded(figure.value);
  const edit = changeTo(figure, value).edit;
  const at = edits.findIndex((each) => isOf(figure, each));
  if (back) return edits.filter((each) => !isOf(figure, each));
  return at < 0 ? [...edits, edit] : edits.with(at, edit);
}

function isOf(figure: Figure, edit: string): boolean {
  const [before = "", after = ""] = figure.edit.split("{value}");
  return edit.startsWith(before) && edit.endsWith(after);
}
