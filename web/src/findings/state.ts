// The state that is looked at, in the table of equilibria and in the state graph alike.

import { signal } from "@preact/signals";
import { choose } from "../chosen";

/** The options taken in it; null where none is looked at. */
export const state = signal<readonly string[] | null>(null);

export function look(at: readonly string[] | null): void {
  state.value = at;
  if (at) choose("state", at.join(" "));
}

export function isLooked(at: readonly string[]): boolean {
  const now = state.value;
  return now !== null && now.length === at.length && now.every((option) => at.includes(option));
}
