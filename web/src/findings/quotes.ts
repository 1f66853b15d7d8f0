// The words of a quote, found in the texts by its mark.

import { computed } from "@preact/signals";
import { model } from "../answers";
import { places } from "../places";

interface Quoted {
  readonly key: string;
  readonly text: string;
  readonly source: string;
}

const all = computed(() => {
  const found = new Map<string, Quoted>();
  for (const source of model.value?.sources ?? []) {
    const at = places(source.text);
    for (const { quote, start, end } of source.marks) {
      const text = source.text.slice(at.units(start), at.units(end)).replace(/\s+/g, " ");
      if (!found.has(quote)) found.set(quote, { key: quote, text, source: source.title });
    }
  }
  return found;
});

export function quoted(key: string): Quoted | undefined {
  return all.value.get(key);
}
