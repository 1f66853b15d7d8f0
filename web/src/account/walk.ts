// Sentence by sentence through the text with the arrow keys; with Shift they select.

import { choose } from "../chosen";
import { making } from "./making";
import { blocks, pinned, selected, unused } from "./state";
import type { Sentence } from "./pieces";
import { restingOn } from "./state";

const sentences = (): Sentence[] => blocks.peek().flatMap((block) => block.sentences).filter((each) => each.index >= 0);

/** Where a selection by keyboard began. */
let anchor: number | null = null;

/** Handles a key in the text; false where it is none of ours. */
export function walk(event: KeyboardEvent): boolean {
  const here = pinned.peek();
  if (here === null || event.ctrlKey || event.metaKey || event.altKey) return false;
  const by = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (by) return step(here, by, event.shiftKey);
  if (event.key === "Home" || event.key === "End") return focus(sentences().at(event.key === "Home" ? 0 : -1));
  if (event.key === "Enter") return use();
  if (event.key === " ") return chooseNext(here);
  if (event.key !== "Escape") return false;
  anchor = null;
  if (getSelection()?.isCollapsed !== false) return false; // nothing is selected: the key is somebody else's
  getSelection()?.removeAllRanges();
  return true;
}

function step(here: number, by: number, selecting: boolean): boolean {
  const all = sentences();
  const now = all.findIndex((each) => each.index === here);
  if (!selecting) {
    anchor = null;
    getSelection()?.removeAllRanges();
    return focus(all[Math.min(Math.max(now + by, 0), all.length - 1)]);
  }
  const first = anchor === null;
  anchor ??= now;
  const to = first ? now : Math.min(Math.max(now + by, 0), all.length - 1); // the first press selects the sentence itself
  const [from, until] = [all[Math.min(anchor, to)], all[Math.max(anchor, to)]];
  focus(all[to]);
  const [start, end] = [element(from), element(until)];
  if (start && end) getSelection()?.setBaseAndExtent(start, 0, end, end.childNodes.length);
  document.dispatchEvent(new Event("selectionchange")); // the browser's own may come after the next key
  return true;
}

/** Opens the menu for what is selected, else for the sentence that has the focus. */
export function use(): boolean {
  const words = selected.peek() ?? sentences().find((each) => each.index === pinned.peek());
  if (words) making.value = { kind: "menu", at: words.at, end: words.end };
  return words !== undefined;
}

/** Goes to the next sentence no assumption uses, around the end of the text. */
export function nextUnused(): void {
  const free = sentences().filter((each) => unused.peek().has(each.index));
  focus(free.find((each) => each.index > (pinned.peek() ?? -1)) ?? free[0]);
}

/** Goes to the next sentence a proposal rests on. */
export function nextProposed(isProposed: (id: string) => boolean): void {
  const some = sentences().filter((each) => each.marks.some((mark) => mark.of.some(isProposed)));
  focus(some.find((each) => each.index > (pinned.peek() ?? -1)) ?? some[0]);
}

let turn = 0;

function chooseNext(here: number): boolean {
  const found = restingOn(sentences().find((each) => each.index === here)?.marks ?? []);
  const thing = found[turn++ % Math.max(found.length, 1)];
  if (thing) choose(thing.claim ? "claim" : "assumption", thing.claim || thing.id);
  return true;
}

function focus(to: Sentence | undefined): boolean {
  const found = element(to);
  found?.focus({ preventScroll: true });
  found?.scrollIntoView({ block: "nearest" });
  return true;
}

const element = (of: Sentence | undefined): HTMLElement | null => (of ? document.getElementById(`sentence-${of.index}`) : null);
