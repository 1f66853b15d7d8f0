// Steps of a text, for undo and redo without limit: each remembers only what it replaced, and where.

/** One change of a text: at UTF-16 place `at`, `was` became `now`. Steps of one `run` may be joined (typing). */
export interface Step {
  readonly label: string;
  readonly at: number;
  readonly was: string;
  readonly now: string;
  readonly run: string;
}

/** The steps taken, the last of them last, and those taken back, the next to redo last. */
export interface History {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

export const EMPTY: History = { done: [], undone: [] };

/** The step from one text to another: what is common at both ends is not kept. */
export function step(before: string, after: string, label: string, run = ""): Step {
  const least = Math.min(before.length, after.length);
  let head = 0;
  while (head < least && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < least - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { label, at: head, was: before.slice(head, before.length - tail), now: after.slice(head, after.length - tail), run };
}

export function forward(text: string, taken: Step): string {
  return text.slice(0, taken.at) + taken.now + text.slice(taken.at + taken.was.length);
}

export function backward(text: string, taken: Step): string {
  return text.slice(0, taken.at) + taken.was + text.slice(taken.at + taken.now.length);
}

/** `history` with the step from `before` to `after`; joined to the last one where both are of one `run`. */
export function pushed(history: History, before: string, after: string, label: string, run = ""): History {
  const last = history.done.at(-1);
  if (run && last?.run === run && history.undone.length === 0) {
    const joined = step(backward(before, last), after, label, run);
    return { done: [...history.done.slice(0, -1), joined], undone: [] };
  }
  return { done: [...history.done, step(before, after, label, run)], undone: [] };
}

/** The text and history after taking the last step back; null where there is none. */
export function undone(history: History, text: string): [string, History] | null {
  const last = history.done.at(-1);
  if (!last) return null;
  return [backward(text, last), { done: history.done.slice(0, -1), undone: [...history.undone, last] }];
}

/** The text and history after taking the last undone step again; null where there is none. */
export function redone(history: History, text: string): [string, History] | null {
  const next = history.undone.at(-1);
  if (!next) return null;
  return [forward(text, next), { done: [...history.done, next], undone: history.undone.slice(0, -1) }];
}
