// The text itself: paragraphs of sentences, marked by what rests on them. Its places are found again by `data-at`.

import type { JSX } from "preact";
import { choose } from "../chosen";
import type { Mark } from "../types";
import { chosenMarks } from "./follow";
import { wordsOf } from "./kinds";
import type { Block, Piece, Sentence as SentenceOf } from "./pieces";
import { blocks, chains, hidden, named, onlyUnused, over, pinned, restingOn, things, unused } from "./state";

export function Text({ language }: { language: string }): JSX.Element {
  const first = blocks.value.flatMap((block) => block.sentences).find((each) => each.index >= 0)?.index ?? -1;
  const stop = pinned.value ?? first;
  return (
    <div class={onlyUnused.value ? "account-text only-unused" : "account-text"} lang={language || undefined} data-account-text>
      {blocks.value.map((block) => (
        <Paragraph key={block.at} block={block} stop={stop} />
      ))}
    </div>
  );
}

function Paragraph({ block, stop }: { block: Block; stop: number }): JSX.Element {
  const inside = block.sentences.map((sentence) =>
    sentence.index < 0 ? <Bits key={`gap ${sentence.at}`} pieces={sentence.pieces} /> : <Sentence key={sentence.index} sentence={sentence} isStop={sentence.index === stop} />,
  );
  if (block.level === 1) return <h3 dir="auto" class="first">{inside}</h3>;
  if (block.level > 1) return <h4 dir="auto">{inside}</h4>;
  return <p dir="auto" class={block.aside ? "aside" : undefined}>{inside}</p>;
}

function Sentence({ sentence, isStop }: { sentence: SentenceOf; isStop: boolean }): JSX.Element {
  const { index } = sentence;
  const id = `sentence-${index}`;
  const isFree = unused.value.has(index);
  const look = [
    "sentence",
    isFree ? "unused" : "",
    pinned.value === index ? "pinned" : "",
    sentence.marks.some((mark) => chosenMarks.value.has(mark)) ? "lit" : "",
  ];
  return (
    <span
      id={id}
      class={look.filter(Boolean).join(" ")}
      role="group"
      aria-roledescription="sentence"
      aria-labelledby={`${id}-words`}
      aria-describedby={`${id}-says`}
      tabIndex={isStop ? 0 : -1}
      data-sentence={index}
      onFocus={() => (pinned.value = index)}
      onPointerEnter={(event) => event.pointerType === "mouse" && (over.value = index)}
      onPointerLeave={() => over.value === index && (over.value = null)}
    >
      <span id={`${id}-words`}>
        <Bits pieces={sentence.pieces} />
      </span>
      <span id={`${id}-says`} hidden>
        {spoken(sentence, isFree)}
      </span>
    </span>
  );
}

/** What a screen reader is told of a sentence beside its words. */
function spoken(sentence: SentenceOf, isFree: boolean): string {
  const chain = chains.value[sentence.index] ?? [];
  const by = chain.length ? `Said by ${[...chain].reverse().map(named).join(", as told by ")}. ` : "";
  if (isFree) return `${by}No assumption uses this sentence.`;
  return by + restingOn(sentence.marks).map((each) => `${wordsOf(each.kind).title}: ${each.label}`).join(". ");
}

function Bits({ pieces }: { pieces: readonly Piece[] }): JSX.Element {
  return (
    <>
      {pieces.map((piece) => (
        <Marked key={piece.at} piece={piece} />
      ))}
    </>
  );
}

/** Words within all their marks, the longest mark outermost, each with an underline of its own. */
function Marked({ piece }: { piece: Piece }): JSX.Element {
  const shown = ofKinds(piece.marks.filter((mark) => !hidden.value.has(mark.kind) && mark.of.length > 0));
  const words = (
    <span class="words" data-at={piece.at}>
      {piece.text}
    </span>
  );
  return shown.reduceRight<JSX.Element>((within, [mark, marks], depth) => {
    const proposed = marks.some((each) => each.of.some((id) => things.value.get(id)?.proposed));
    const lit = marks.some((each) => chosenMarks.value.has(each));
    return (
      <mark
        key={mark.kind}
        class={`mark-of ${mark.kind} level-${Math.min(depth, 3)}${proposed ? " proposed" : ""}${lit ? " lit" : ""}`}
        onClick={() => window.getSelection()?.isCollapsed && next(marks)}
      >
        {within}
      </mark>
    );
  }, words);
}

/** The marks by kind: one underline for each. */
function ofKinds(marks: readonly Mark[]): [Mark, Mark[]][] {
  const found = new Map<string, [Mark, Mark[]]>();
  for (const mark of marks) {
    const known = found.get(mark.kind);
    if (known) known[1].push(mark);
    else found.set(mark.kind, [mark, [mark]]);
  }
  return [...found.values()];
}

let last = "";

/** Chooses what rests on marks; clicked again, the next of it. */
function next(marks: readonly Mark[]): void {
  const ids = [...new Set(marks.flatMap((mark) => mark.of))];
  const id = ids[(ids.indexOf(last) + 1) % ids.length];
  if (id === undefined) return;
  last = id;
  if (id.startsWith("claim:")) choose("claim", id.slice("claim:".length));
  else choose("assumption", id);
}
