// One claim on the board: its verdict, what it says, what it was; why, on demand.

import { signal, useComputed } from "@preact/signals";
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { choose, isPointed, point, unpoint } from "../chosen";
import { Icon, Mark } from "../ui";
import { Why } from "./Why";
import { isFlipped, isUnexpected } from "./rows";
import type { Row } from "./rows";

/** The claim whose verdict is shown in full. */
export const opened = signal<string | null>(null);

export function BoardRow({ row }: { row: Row }): JSX.Element {
  const { claim, verdict, old } = row;
  const id = useId();
  const isOpen = useComputed(() => opened.value === claim.id).value;
  const classes = ["row", old && verdict ? "stale" : "", isFlipped(row) ? "flipped" : "", isOpen ? "open" : "", isPointed("claim", claim.id) ? "lit" : ""];
  const press = (): void => {
    opened.value = isOpen ? null : claim.id;
    if (!isOpen) choose("claim", claim.id);
  };
  return (
    <li class={classes.filter(Boolean).join(" ")} data-claim={claim.id} onPointerEnter={() => point("claim", claim.id)} onPointerLeave={unpoint}>
      <button type="button" class="board-why" aria-expanded={isOpen} aria-controls={isOpen ? `${id}-why` : undefined} onClick={press}>
        <RowVerdict row={row} />
        <span class="row-says">
          {claim.says || claim.test}
          {isUnexpected(row) && verdict?.was !== verdict?.expected && (
            <span class="row-expected">
              <Icon name="warning" /> expected: {verdict?.expected}
            </span>
          )}
        </span>
        <Icon name={isOpen ? "down" : "right"} />
      </button>
      {isOpen && (
        <div id={`${id}-why`} class="row-why">
          <Why row={row} />
        </div>
      )}
    </li>
  );
}

/** The verdict, what it was before the changes, or that it is still being worked out. */
function RowVerdict({ row }: { row: Row }): JSX.Element {
  const { verdict, claim } = row;
  if (!verdict) {
    return (
      <span class="row-verdict">
        <span class="skeleton" aria-hidden="true" />
        <span class="unseen">{claim.in_time ? "chances are being worked out" : "is being worked out"}: </span>
      </span>
    );
  }
  return (
    <span class="row-verdict">
      <span key={verdict.outcome} class={`verdict ${verdict.outcome}${isFlipped(row) ? " new" : ""}`}>
        <Mark outcome={verdict.outcome} />
        {verdict.outcome}
      </span>
      {verdict.was && verdict.was !== verdict.outcome && (
        <span class="row-was">
          <span class="unseen">, </span>was <s class={verdict.was}>{verdict.was}</s>
        </span>
      )}
      <span class="unseen">{row.old ? ", from before your last change: " : ": "}</span>
    </span>
  );
}
