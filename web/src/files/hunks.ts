// Two texts that go against each other, line by line: what both have, and where they differ, to choose from. No DOM.

import { changes } from "../merge";

/** Lines both have, or a place where they differ: `ours` here, `theirs` on disk. */
export type Hunk =
  | { readonly kind: "same"; readonly lines: readonly string[] }
  | { readonly kind: "differ"; readonly ours: readonly string[]; readonly theirs: readonly string[]; readonly first: Side };

export type Side = "ours" | "theirs";

/** Cuts both texts up. `first` is the side to begin with: the one that changed what stood in `base`. */
export function hunks(base: string, ours: string, theirs: string): Hunk[] {
  const lines = theirs.split("\n");
  const found: Hunk[] = [];
  const untouched = new Set(base.split("\n"));
  let at = 0;
  for (const change of changes(lines, ours.split("\n"))) {
    if (change.start > at) found.push({ kind: "same", lines: lines.slice(at, change.start) });
    const there = lines.slice(change.start, change.end);
    const isOld = change.lines.every((line) => untouched.has(line)) && !there.every((line) => untouched.has(line));
    found.push({ kind: "differ", ours: change.lines, theirs: there, first: isOld ? "theirs" : "ours" });
    at = change.end;
  }
  if (at < lines.length) found.push({ kind: "same", lines: lines.slice(at) });
  return found;
}

/** The text that follows from a choice for each place where they differ. */
export function joined(all: readonly Hunk[], picks: readonly Side[]): string {
  let turn = 0;
  return all.flatMap((hunk) => (hunk.kind === "same" ? hunk.lines : hunk[picks[turn++] ?? hunk.first])).join("\n");
}
