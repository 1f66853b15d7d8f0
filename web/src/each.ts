// A question asked of many rows, each of which is painted anew only where its own answer is another.

import { computed } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";

/** `asked`, remembered as a signal for each key. */
export function forEach(asked: (key: string) => boolean): (key: string) => boolean {
  const kept = new Map<string, ReadonlySignal<boolean>>();
  return (key) => {
    const one = kept.get(key) ?? computed(() => asked(key));
    kept.set(key, one);
    return one.value;
  };
}
