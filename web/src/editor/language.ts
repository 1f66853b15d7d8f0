// What the worker says of a formula or a claim that is typed in a field: what is wrong in it, and what fits next.

import { askModelAbout } from "../answers";
import { places } from "../places";
import type { Completion, Trouble } from "../types";

/** How a text is read: by the language of the model, or as a number with its unit. */
export type Language = "formula" | "claim" | "edit" | "quantity";

export interface Read {
  readonly problems: readonly Trouble[];
  readonly completions: readonly Completion[];
}

/** Reads `text`; `at` is where the cursor is (UTF-16), `actor` whose own options have short names. Null where a newer
 * question of the same `lane` took its place, or the connection is gone. */
export async function read(text: string, at: number, as: Language, actor: string, lane: string): Promise<Read | null> {
  const told = await askModelAbout("complete", { text, at: places(text).points(at), options: { as, actor } }, lane);
  if (told.superseded) return null;
  return { problems: told.problems ?? [], completions: told.completions ?? [] };
}

/** The words that fit behind the beginning of a file: those of a choice of the format. */
export async function wordsBehind(stub: string): Promise<readonly string[]> {
  const known = found.get(stub);
  if (known) return known;
  const told = await askModelAbout("complete", { text: stub, at: stub.length }, `words ${stub}`);
  const words = (told.completions ?? []).map((one) => one.insert);
  if (words.length) found.set(stub, words);
  return words;
}

const found = new Map<string, readonly string[]>();
