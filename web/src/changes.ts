// What if: a list of changes kept apart from the model until they are saved as a scenario.

import { computed, signal } from "@preact/signals";
import { forEach } from "./each";

/** A change: `edit` in the language of `suppose`; `about` (an assumption's or a number's id) has one at a time. */
export interface Change {
  readonly about: string;
  readonly edit: string;
  readonly label: string;
}

export const changes = signal<readonly Change[]>([]);
export const edits = computed(() => changes.value.map((change) => change.edit));

export const isChanged = forEach((about) => changes.value.some((change) => change.about === about));

/** Adds a change, or puts it in the place of the one about the same thing. */
export function suppose(change: Change): void {
  const at = changes.value.findIndex((other) => other.about === change.about);
  changes.value = at < 0 ? [...changes.value, change] : changes.value.with(at, change);
}

export function take(about: string): void {
  changes.value = changes.value.filter((change) => change.about !== about);
}

/** On where it was off, off where it was on. */
export function toggle(change: Change): void {
  if (isChanged(change.about)) take(change.about);
  else suppose(change);
}

export function clear(): void {
  changes.value = [];
}
