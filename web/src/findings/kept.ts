// Signals that are remembered in this browser: which tab is open, how a list is sorted.

import { effect, signal } from "@preact/signals";
import type { Signal } from "@preact/signals";

/** A signal kept under `name`; what is stored and is none of `among` is as if it were not there. */
export function kept<Value extends string>(name: string, usual: Value, among: readonly Value[]): Signal<Value> {
  const key = `detente.${name}`;
  const found = localStorage.getItem(key) as Value | null;
  const made = signal(found !== null && among.includes(found) ? found : usual);
  effect(() => localStorage.setItem(key, made.value));
  return made;
}
