// A source's text cut into paragraphs, sentences and pieces of one look. No DOM; places come in as code points.

import { places } from "../places";
import type { Mark, SourceText } from "../types";

/** Words under the same marks. `at` is where they stand in the text, in UTF-16. */
export interface Piece {
  readonly at: number;
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** A sentence with its number in the source; -1 for what stands between two sentences. */
export interface Sentence {
  readonly index: number;
  readonly at: number;
  readonly end: number;
  readonly marks: readonly Mark[];
  readonly pieces: readonly Piece[];
}

/** A paragraph, or a heading of a level (1 to 6; 0 is none). `aside`: the whole of it was set in italics. */
export interface Block {
  readonly at: number;
  readonly level: number;
  readonly aside: boolean;
  readonly sentences: readonly Sentence[];
}

interface Placed {
  readonly mark: Mark;
  readonly at: number;
  readonly end: number;
}

/** Cuts a text up. Marks may overlap and cross sentences. Cost: linear in the text, and in marks per paragraph. */
export function blocksOf(source: SourceText): Block[] {
  const turn = places(source.text);
  const marks = source.marks.map((mark): Placed => ({ mark, at: turn.units(mark.start), end: turn.units(mark.end) }));
  const spans = source.sentences.map(([start = 0, end = 0]) => [turn.units(start), turn.units(end)] as const);
  const found: Block[] = [];
  let next = 0;
  for (const [from, to] of paragraphs(source.text)) {
    const within = shape(source.text, from, to);
    while ((spans[next]?.[1] ?? Infinity) <= within.at) next += 1;
    const here: [number, number, number][] = [];
    for (let index = next; (spans[index]?.[0] ?? Infinity) < within.end; index += 1) {
      const [at, end] = spans[index] ?? [0, 0];
      here.push([index, Math.max(at, within.at), Math.min(end, within.end)]);
    }
    const over = marks.filter((each) => each.at < within.end && each.end > within.at);
    const sentences = filled(here, within.at, within.end).map(([index, at, end]) => sentence(source.text, index, at, end, over));
    found.push({ at: within.at, level: within.level, aside: within.aside, sentences });
  }
  return found;
}

/** Where the paragraphs are: what stands between blank lines; every line where the text has none. */
function paragraphs(text: string): [number, number][] {
  const found: [number, number][] = [];
  const gap = /\n[ \t\r]*\n/.test(text) ? /\n[ \t\r]*\n\s*/g : /\n\s*/g;
  let from = 0;
  for (const match of text.matchAll(gap)) {
    found.push([from, match.index]);
    from = match.index + match[0].length;
  }
  found.push([from, text.length]);
  return found.filter(([start, end]) => text.slice(start, end).trim() !== "");
}

/** What is shown of a paragraph: without the marks of a heading or of italics around all of it. */
function shape(text: string, from: number, to: number): { at: number; end: number; level: number; aside: boolean } {
  const all = text.slice(from, to);
  const head = /^(#{1,6})[ \t]+/.exec(all);
  if (head) return { at: from + head[0].length, end: to, level: head[1]?.length ?? 1, aside: false };
  const trimmed = all.trimEnd();
  if (/^\*[^*\s][^*]*[^*\s]\*$/.test(trimmed)) return { at: from + 1, end: from + trimmed.length - 1, level: 0, aside: true };
  return { at: from, end: to, level: 0, aside: false };
}

/** The sentences of a paragraph, with what stands between them as sentences of the number -1. */
function filled(spans: readonly [number, number, number][], from: number, to: number): [number, number, number][] {
  const found: [number, number, number][] = [];
  let at = from;
  for (const [index, start, end] of spans) {
    if (start > at) found.push([-1, at, start]);
    if (end > Math.max(start, at)) found.push([index, Math.max(start, at), end]);
    at = Math.max(at, end);
  }
  if (at < to) found.push([-1, at, to]);
  return found;
}

function sentence(text: string, index: number, at: number, end: number, over: readonly Placed[]): Sentence {
  const here = over.filter((each) => each.at < end && each.end > at);
  const cuts = new Set([at, end]);
  for (const each of here) {
    if (each.at > at) cuts.add(each.at);
    if (each.end < end) cuts.add(each.end);
  }
  const bounds = [...cuts].sort((a, b) => a - b);
  const pieces = bounds.slice(0, -1).map((from, place): Piece => {
    const to = bounds[place + 1] ?? end;
    return { at: from, text: text.slice(from, to), marks: here.filter((each) => each.at <= from && each.end >= to).map((each) => each.mark) };
  });
  return { index, at, end, marks: here.map((each) => each.mark), pieces };
}

/** The places [start, end) of a choice of words, without the white space at its ends; null where nothing is left. */
export function tight(text: string, at: number, end: number): readonly [number, number] | null {
  const words = text.slice(at, end);
  const from = at + words.length - words.trimStart().length;
  const to = end - (words.length - words.trimEnd().length);
  return from < to ? [from, to] : null;
}

/** The numbers of the sentences nothing rests on; headings are none. A quote that nothing names uses no sentence. */
export function unusedOf(source: SourceText): ReadonlySet<number> {
  const turn = places(source.text);
  const isHeading = (start: number): boolean => source.text[turn.units(start)] === "#" || source.text[turn.units(start)] === undefined;
  const used = source.marks.filter((mark) => mark.of.length > 0);
  const isFree = ([start = 0, end = 0]: readonly number[]): boolean => !used.some((mark) => mark.start < end && mark.end > start);
  return new Set(source.sentences.flatMap((span, index) => (isFree(span) && !isHeading(span[0] ?? 0) ? [index] : [])));
}
