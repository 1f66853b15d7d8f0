// Steps of what-if, to take back: apart from the steps of the text.

import { computed, effect, signal } from "@preact/signals";
import { changes } from "../changes";
import type { Change } from "../changes";
import { file } from "../store";

type Changes = readonly Change[];

const MOST = 500;
/** Steps of one slider closer together than this, in ms, are one. */
const JOINED = 1_500;

const past = signal<readonly Changes[]>([]);
let last: Changes = changes.peek();
let since = 0;
let opened = "";

export const canUndo = computed(() => past.value.length > 0);

/** Takes the last change of the what-if back, whatever it was. */
export function undoChange(): void {
  const before = past.peek().at(-1);
  if (!before) return;
  past.value = past.peek().slice(0, -1);
  last = before;
  changes.value = before;
}

effect(() => {
  const [now, id] = [changes.value, file.value?.id ?? ""];
  if (id !== opened) [opened, last, past.value] = [id, now, []];
  if (now === last || (!now.length && !last.length)) return;
  const joined = isSlide(last, now) && performance.now() - since < JOINED;
  if (!joined) past.value = [...past.peek(), last].slice(-MOST);
  since = performance.now();
  last = now;
});

/** Only the value of one change is another. */
function isSlide(before: Changes, now: Changes): boolean {
  if (before.length !== now.length || !now.length) return false;
  const other = now.filter((change, at) => change.edit !== before[at]?.edit);
  return other.length === 1 && now.every((change, at) => change.about === before[at]?.about);
}
