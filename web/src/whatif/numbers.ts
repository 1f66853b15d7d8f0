// Numbers on sliders that are moved: a slider that is dragged gives more values than there are answers, and the newest
// waits until the last is answered.

import { effect, signal, untracked } from "@preact/signals";
import { waiting } from "../answers";
import { changes, suppose, take } from "../changes";
import type { Number as Figure } from "../types";
import { changeTo, rounded, valueIn } from "./figures";

/** Where sliders were moved to since the last answer. */
const wishes = signal<ReadonlyMap<string, readonly [Figure, number]>>(new Map());

/** The value a slider shows: where it was moved to last. */
export function valueOf(figure: Figure): number {
  const wish = wishes.value.get(figure.id);
  return wish ? wish[1] : valueIn(figure, changes.value.find((change) => change.about === figure.id)?.edit);
}

/** Supposes another value, as soon as what was supposed before is answered; the value of the file is no change. */
export function wish(figure: Figure, value: number): void {
  wishes.value = new Map([...wishes.peek(), [figure.id, [figure, value]]]);
}

effect(() => {
  if (waiting.value || !wishes.value.size) return;
  const all = [...wishes.value.values()];
  untracked(() => {
    wishes.value = new Map();
    for (const [figure, value] of all) {
      if (rounded(figure.value) === value || figure.value === value) take(figure.id);
      else suppose(changeTo(figure, value));
    }
  });
});
