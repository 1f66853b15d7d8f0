// The verdict board: a line for each claim, that changes as the text and the changes do.

import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { broken, hash, isOld, model, verdicts, verdictsStale } from "../answers";
import { edits } from "../changes";
import { chosen } from "../chosen";
import { useKeys } from "../keys";
import type { Outcome } from "../types";
import { Button, Choice, Empty, Hint, Mark, TextField } from "../ui";
import { Announcer } from "./Announcer";
import { kept } from "./kept";
import { BoardRow, opened } from "./BoardRow";
import { ALL, OUTCOMES, SORTS, counted, rowsOf, sieved } from "./rows";
import type { Counts, Sieve, Sort } from "./rows";

const sort = kept<Sort>("findings.sort", "file", SORTS);
const sieve = signal<Sieve>(ALL);

const SORT_WORDS: Readonly<Record<Sort, string>> = { file: "as in the file", outcome: "by verdict", changed: "what changed first" };

export function Board(): JSX.Element {
  const list = useRef<HTMLUListElement>(null);
  const rows = rowsOf(model.value?.claims ?? [], verdicts.value, isOld);
  const shown = sieved(rows, { ...sieve.value, sort: sort.value });
  useKeys("Verdicts", [
    { keys: "j", says: "Next claim (Enter: why)", run: () => step(list.current, 1) },
    { keys: "k", says: "Claim before", run: () => step(list.current, -1) },
    { keys: "/", says: "Search claims", run: () => document.querySelector<HTMLInputElement>(".board-search input")?.focus() },
  ]);
  useEffect(() => follow(list.current), [chosen.value]);
  if (!rows.length) return <Empty icon="check" title="No claim yet">A claim says what should follow from the model; detente checks whether it does.</Empty>;
  return (
    <div class="board">
      <Counted counts={counted(rows)} />
      <Tools shown={shown.length} of={rows.length} />
      <ul class="board-rows" ref={list} data-about={hash.value} aria-busy={verdictsStale.value}>
        {shown.map((row) => (
          <BoardRow key={row.claim.id} row={row} />
        ))}
      </ul>
      {!shown.length && (
        <Empty icon="search" title="No claim is like that">
          <Button onClick={() => (sieve.value = ALL)}>Show all claims</Button>
        </Empty>
      )}
      <Announcer rows={rows} supposing={edits.value.length > 0} />
    </div>
  );
}

/** How many claims have which verdict; each count shows only those. */
function Counted({ counts }: { counts: Counts }): JSX.Element {
  const { outcomes } = sieve.value;
  const turn = (outcome: Outcome): void => {
    const now = outcomes.includes(outcome) ? outcomes.filter((each) => each !== outcome) : [...outcomes, outcome];
    sieve.value = { ...sieve.value, outcomes: now };
  };
  return (
    <div class="counts" role="group" aria-label="Show only claims that">
      {OUTCOMES.map((outcome) => (
        <button key={outcome} type="button" class={`count ${outcome}`} aria-pressed={outcomes.includes(outcome)} onClick={() => turn(outcome)}>
          <Mark outcome={outcome} />
          <b>{counts.outcomes[outcome]}</b> {WORDS[outcome]}
        </button>
      ))}
      {(counts.changed > 0 || sieve.value.changed) && (
        <button type="button" class="count changed" aria-pressed={sieve.value.changed} onClick={() => (sieve.value = { ...sieve.value, changed: !sieve.value.changed })}>
          <b>{counts.changed}</b> changed
        </button>
      )}
      {(counts.unexpected > 0 || sieve.value.unexpected) && (
        <button type="button" class="count" aria-pressed={sieve.value.unexpected} onClick={() => (sieve.value = { ...sieve.value, unexpected: !sieve.value.unexpected })}>
          <b>{counts.unexpected}</b> not as expected
        </button>
      )}
      {counts.waiting > 0 && <span class="count-waiting">{broken.value ? "of the last model without errors" : `${counts.waiting} to come`}</span>}
      <Hint about="verdicts">
        <b>Holds</b>: the claim follows from the model. <b>Fails</b>: the model says otherwise. <b>Depends</b>: it follows under one reading of the model and not under another. <b>Untestable</b>: the model has nothing to say about it. A verdict is about this model; it is not a forecast.
      </Hint>
    </div>
  );
}

const WORDS: Readonly<Record<Outcome, string>> = { holds: "hold", fails: "fail", depends: "depend", untestable: "untestable" };

function Tools({ shown, of }: { shown: number; of: number }): JSX.Element {
  return (
    <div class="board-tools">
      <div class="board-search">
        <TextField label="Search claims" hideLabel placeholder="Search claims" value={sieve.value.words} onInput={(words) => (sieve.value = { ...sieve.value, words })} />
      </div>
      <Choice label="Order" hideLabel value={sort.value} options={SORTS.map((key) => [key, SORT_WORDS[key]] as const)} onChange={(to) => (sort.value = to)} />
      <span class="soft board-shown">{shown < of ? `${shown} of ${of}` : ""}</span>
    </div>
  );
}

/** Moves the focus to the next claim, or the one before; to the one that is open where none has it. */
function step(list: HTMLElement | null, by: 1 | -1): void {
  const buttons = [...(list?.querySelectorAll<HTMLElement>(".board-why") ?? [])];
  const at = buttons.findIndex((button) => button === document.activeElement || button.closest("li")?.contains(document.activeElement));
  const open = buttons.findIndex((button) => button.getAttribute("aria-expanded") === "true");
  const to = at >= 0 ? at + by : open >= 0 ? open : by > 0 ? 0 : buttons.length - 1;
  buttons[Math.min(Math.max(to, 0), buttons.length - 1)]?.focus();
}

/** A claim that is chosen in another pane is opened here, and brought into view. */
function follow(list: HTMLElement | null): void {
  const thing = chosen.value;
  if (thing?.kind !== "claim" || list?.contains(document.activeElement)) return;
  opened.value = thing.id;
  list?.querySelector(`[data-claim="${CSS.escape(thing.id)}"]`)?.scrollIntoView({ block: "nearest" });
}
