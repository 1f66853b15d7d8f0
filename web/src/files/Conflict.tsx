// The file was changed by another program, on the same lines: both texts side by side, to choose from place by place.

import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { conflict, file, settle, settleAs, text } from "../store";
import type { Content } from "../types";
import { Button, Dialog } from "../ui";
import { hunks, joined } from "./hunks";
import type { Hunk, Side } from "./hunks";

/** The conflict somebody put off: it stays one, and Save asks again. */
const putOff = signal<Content | null>(null);

export function Conflict(): JSX.Element | null {
  const theirs = conflict.value;
  return theirs && putOff.value !== theirs ? <Both key={theirs.revision} theirs={theirs} /> : null;
}

function Both({ theirs }: { theirs: Content }): JSX.Element {
  const all = useMemo(() => hunks(file.peek()?.text ?? "", text.peek(), theirs.text), [theirs]);
  const places = all.flatMap((hunk) => (hunk.kind === "differ" ? [hunk.first] : []));
  const [picks, setPicks] = useState<readonly Side[]>(places);
  let turn = 0;
  return (
    <Dialog
      title={`${theirs.name} was changed by another program`}
      wide
      onClose={() => (putOff.value = theirs)}
      actions={
        <>
          <Button onClick={() => settle("theirs")}>Take all that is on disk</Button>
          <Button onClick={() => settle("ours")}>Keep all that is here</Button>
          <Button look="strong" onClick={() => settleAs(joined(all, picks))}>
            Take what is chosen
          </Button>
        </>
      }
    >
      <p>
        {places.length === 1 ? "They differ in one place." : `They differ in ${places.length} places.`} Choose for each. Nothing on disk is written until you save, and all of it can
        be undone.
      </p>
      <div class="conflict-head" aria-hidden="true">
        <span>Here</span>
        <span>On disk</span>
      </div>
      <div class="conflict">
        {all.map((hunk, index) => {
          if (hunk.kind === "same") return <Same key={index} lines={hunk.lines} isFirst={index === 0} isLast={index === all.length - 1} />;
          const place = turn++;
          return <Differ key={index} hunk={hunk} number={place + 1} pick={picks[place] ?? hunk.first} onPick={(side) => setPicks(picks.with(place, side))} />;
        })}
      </div>
    </Dialog>
  );
}

const AROUND = 2;

/** Lines both have: a few beside what differs, the others left out. */
function Same({ lines, isFirst, isLast }: { lines: readonly string[]; isFirst: boolean; isLast: boolean }): JSX.Element {
  const [head, tail] = [isFirst ? 0 : AROUND, isLast ? 0 : AROUND];
  const left = lines.length - head - tail;
  if (left <= 1) return <pre class="conflict-same">{lines.join("\n")}</pre>;
  return (
    <>
      {head > 0 && <pre class="conflict-same">{lines.slice(0, head).join("\n")}</pre>}
      <p class="conflict-left soft">{left} lines that are the same</p>
      {tail > 0 && <pre class="conflict-same">{lines.slice(-tail).join("\n")}</pre>}
    </>
  );
}

interface DifferProps {
  readonly hunk: Extract<Hunk, { kind: "differ" }>;
  readonly number: number;
  readonly pick: Side;
  readonly onPick: (side: Side) => void;
}

function Differ({ hunk, number, pick, onPick }: DifferProps): JSX.Element {
  const one = (side: Side, title: string): JSX.Element => (
    <label class={pick === side ? "conflict-side picked" : "conflict-side"}>
      <input type="radio" name={`place-${number}`} checked={pick === side} onChange={() => onPick(side)} />
      <span class="unseen">
        Place {number}, {title}:
      </span>
      <pre>{hunk[side].join("\n") || "(nothing)"}</pre>
    </label>
  );
  return (
    <div class="conflict-place" role="radiogroup" aria-label={`Place ${number}`}>
      {one("ours", "here")}
      {one("theirs", "on disk")}
    </div>
  );
}
