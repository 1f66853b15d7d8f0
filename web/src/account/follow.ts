// What is chosen in another pane: its marks here, its source in front, its first sentence in view.

import { computed, effect } from "@preact/signals";
import { model } from "../answers";
import { chosen, pointed } from "../chosen";
import type { Thing } from "../chosen";
import { places } from "../places";
import type { Mark, SourceText } from "../types";
import { at, blocks } from "./state";

/** The marks a thing rests on. */
function rests(mark: Mark, thing: Thing): boolean {
  if (thing.kind === "quote") return mark.quote === thing.id;
  return mark.of.includes(thing.kind === "claim" ? `claim:${thing.id}` : thing.id);
}

function marksOf(thing: Thing | null): Mark[] {
  if (!thing) return [];
  return (model.value?.sources ?? []).flatMap((source) => source.marks.filter((mark) => rests(mark, thing)));
}

/** Marks of what is chosen or pointed at, in whichever pane. */
export const chosenMarks = computed<ReadonlySet<Mark>>(() => new Set([...marksOf(chosen.value), ...marksOf(pointed.value)]));

/** Brings the first sentence of what is chosen into view, in the source it stands in. Call once for each pane shown. */
export function followChosen(): () => void {
  let before: Thing | null = chosen.peek();
  return effect(() => {
    const thing = chosen.value;
    if (!thing || thing === before) return;
    before = thing;
    const sources = model.peek()?.sources ?? [];
    const current = sources.find((each) => each.id === at.peek()) ?? sources[0];
    const here = current?.marks.some((mark) => rests(mark, thing));
    const found = here ? current : sources.find((each) => each.marks.some((mark) => rests(mark, thing)));
    if (!found) return;
    at.value = found.id;
    requestAnimationFrame(() => show(found, thing));
  });
}

function show(source: SourceText, thing: Thing): void {
  const mark = source.marks.find((each) => rests(each, thing));
  if (!mark) return;
  const from = places(source.text).units(mark.start);
  const sentence = blocks.peek().flatMap((block) => block.sentences).find((each) => each.index >= 0 && each.end > from);
  const element = sentence && document.getElementById(`sentence-${sentence.index}`);
  const pane = element?.closest<HTMLElement>(".account-scroll");
  if (!element || !pane) return;
  const box = element.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  if (box.top < frame.top + 8 || box.bottom > frame.bottom - 160) element.scrollIntoView({ block: "center", behavior: "smooth" });
}
