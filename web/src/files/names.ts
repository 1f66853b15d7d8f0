// Names of new files: one that is free, and texts that keep out of each other's way. No DOM.

import type { Content, Entry } from "../types";

/** `name`, or with the first number behind it that makes it free: crisis.yaml, crisis-2.yaml. */
export function free(name: string, taken: ReadonlySet<string>): string {
  const dot = name.lastIndexOf(".");
  const [stem, end] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? name : `${stem}-${number}${end}`;
    if (!taken.has(tried)) return tried;
  }
}

/** A name the server takes: letters, digits, spaces, dots and hyphens, a letter or digit first; other signs become "-". */
export function tidy(name: string): string {
  const dot = name.lastIndexOf(".");
  const [stem, end] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
  const plain = stem.normalize("NFC").replace(/[^\p{L}\p{N}_ .-]/gu, "-").replace(/\.{2,}/g, ".");
  return ([...plain.replace(/^[^\p{L}\p{N}]+/u, "")].slice(0, 60).join("").trim() || "text") + end;
}

/** The names of the folder. */
export const namesOf = (entries: readonly Entry[]): ReadonlySet<string> => new Set(entries.map((entry) => entry.name));

/** With the ending of a model, where it was left out. */
export function asModel(name: string): string {
  const told = name.trim();
  return !told || /\.ya?ml$/i.test(told) ? told : `${told}.yaml`;
}

/** The texts a model needs beside it, under names that are free, and the model with those names.
 *
 * `there` has the text of each file of the folder that has one of their names: the same text need not be stored again. */
export function beside(model: string, texts: readonly Content[], entries: readonly Entry[], there: ReadonlyMap<string, string>): { model: string; texts: Content[] } {
  const taken = new Set(namesOf(entries));
  const stored: Content[] = [];
  let now = model;
  for (const one of texts) {
    if (there.get(one.name) === one.text) continue;
    const name = free(tidy(one.name), taken);
    taken.add(name);
    stored.push({ ...one, name });
    if (name !== one.name) now = renamed(now, one.name, name);
  }
  return { model: now, texts: stored };
}

/** The model with `file: old` as `file: new`; what else says the name stays. */
function renamed(model: string, old: string, name: string): string {
  const plain = old.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return model.replace(new RegExp(`(\\bfile:[ \\t]*["']?)${plain}(?=["']?[ \\t]*([,}#\\r\\n]|$))`, "g"), `$1${name}`);
}
