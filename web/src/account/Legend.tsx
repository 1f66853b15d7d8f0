// What the marks mean, and which of them are shown: by colour, by the line under the words, by a letter and a word.

import type { JSX } from "preact";
import { Hint } from "../ui";
import type { Kind } from "../types";
import { KINDS } from "./kinds";
import { hidden, onlyUnused, source, unused } from "./state";

export function Legend(): JSX.Element {
  const marks = source.value?.marks.filter((mark) => mark.of.length > 0) ?? [];
  const count = (kind: Kind): number => marks.filter((mark) => mark.kind === kind).length;
  const free = unused.value.size;
  return (
    <div class="legend" role="group" aria-label="Marks in the text">
      {KINDS.filter(({ kind }) => count(kind) > 0).map(({ kind, letter, title, means }) => (
        <button key={kind} type="button" class="legend-kind" aria-pressed={!hidden.value.has(kind)} title={`${title}: ${means}`} onClick={() => turn(kind)}>
          <span class={`legend-letter ${kind}`} aria-hidden="true">
            {letter}
          </span>
          <span class={`mark-of ${kind} level-0`}>{title}</span>
          <span class="legend-count">{count(kind)}</span>
        </button>
      ))}
      <button type="button" class="legend-kind" aria-pressed={onlyUnused.value} title="Show the sentences no assumption uses" onClick={() => (onlyUnused.value = !onlyUnused.value)}>
        <span class="unused-sample">Unused</span>
        <span class="legend-count">
          {free}
          <span class="unseen"> sentences no assumption uses</span>
        </span>
      </button>
      <Hint about="Marks in the text">
        A mark shows the words something in the model rests on. The line under the words says what kind of thing; a dashed box is a proposal nobody has accepted yet. A
        dotted line is under sentences nothing uses.
      </Hint>
    </div>
  );
}

function turn(kind: Kind): void {
  const now = new Set(hidden.value);
  if (!now.delete(kind)) now.add(kind);
  hidden.value = now;
}
