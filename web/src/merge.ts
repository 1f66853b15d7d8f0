// Two people's changes of one text, line by line: both where they touch different lines, neither where they do not.

/** Lines [start, end) of a text, and what stands there in the other. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/** `ours` with the changes `theirs` makes to `base`; null where both change the same lines to different ones. */
export function merged(base: string, ours: string, theirs: string): string | null {
  if (ours === base || ours === theirs) return theirs;
  if (theirs === base) return ours;
  const lines = base.split("\n");
  const woven = weave(changes(lines, ours.split("\n")), changes(lines, theirs.split("\n")));
  return woven && applied(lines, woven).join("\n");
}

function weave(ours: Change[], theirs: Change[]): Change[] | null {
  const all = [...ours, ...theirs].sort((a, b) => a.start - b.start || a.end - b.end);
  const kept: Change[] = [];
  for (const change of all) {
    const last = kept.at(-1);
    if (last && same(last, change)) continue;
    if (last && change.start <= last.end) return null; // touching counts: an order of the two would be a guess
    kept.push(change);
  }
  return kept;
}

function same(one: Change, other: Change): boolean {
  return one.start === other.start && one.end === other.end && one.lines.join("\n") === other.lines.join("\n");
}

function applied(lines: readonly string[], made: readonly Change[]): string[] {
  const out: string[] = [];
  let at = 0;
  for (const change of made) {
    out.push(...lines.slice(at, change.start), ...change.lines);
    at = change.end;
  }
  return [...out, ...lines.slice(at)];
}

/** What turns `before` into `after`, as replaced runs of lines; by the longest common subsequence of what differs. */
export function changes(before: readonly string[], after: readonly string[]): Change[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  const least = Math.min(before.length, after.length) - head;
  while (tail < least && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const [left, right] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  return runs(left, right, kept(left, right)).map((c) => ({ start: c.start + head, end: c.end + head, lines: c.lines }));
}

function runs(left: readonly string[], right: readonly string[], pairs: [number, number][]): Change[] {
  const out: Change[] = [];
  let [i, j] = [0, 0];
  for (const [a, b] of [...pairs, [left.length, right.length] as const]) {
    if (a > i || b > j) out.push({ start: i, end: a, lines: right.slice(j, b) });
    [i, j] = [a + 1, b + 1];
  }
  return out;
}

/** Above this many comparisons the differing middle counts as one change: slower would be no better. */
const MOST = 4_000_000;

function kept(left: readonly string[], right: readonly string[]): [number, number][] {
  if (left.length * right.length > MOST) return [];
  const width = right.length + 1;
  const best = new Uint32Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const down = best[(i + 1) * width + j] ?? 0;
      const across = best[i * width + j + 1] ?? 0;
      best[i * width + j] = left[i] === right[j] ? 1 + (best[(i + 1) * width + j + 1] ?? 0) : Math.max(down, across);
    }
  }
  return walked(left, right, best, width);
}

function walked(left: readonly string[], right: readonly string[], best: Uint32Array, width: number): [number, number][] {
  const pairs: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    if (left[i] === right[j]) pairs.push([i++, j++]);
    else if ((best[(i + 1) * width + j] ?? 0) >= (best[i * width + j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return pairs;
}
