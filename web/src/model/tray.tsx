// What is proposed and not part of the model yet: to accept, edit or reject, one by one or all at once.

import type { JSX } from "preact";
import { Button, Hint, IconButton } from "../ui";
import { Form } from "./form";
import { pointing } from "./row";
import { KIND_WORDS, nameOf, toAll } from "./rows";
import type { Row } from "./rows";
import { sentenceOf, Sentences } from "./sentences";
import { chooseRow, edit, isEditing, make, proposals, told, words } from "./state";
import { model } from "../answers";

export function Tray(): JSX.Element | null {
  const all = proposals.value;
  if (!all.length) return null;
  return (
    <section class="tray" aria-label="Proposals">
      <header>
        <h3>
          {all.length} {all.length === 1 ? "proposal" : "proposals"}
        </h3>
        <Hint about="proposals">Found by the reader, or kept off by you. A proposal takes part in nothing until it is accepted.</Hint>
        <span class="tray-all">
          <Button onClick={() => settle("accept", all)}>Accept all</Button>
          <Button look="quiet" onClick={() => settle("remove", all)}>
            Reject all
          </Button>
        </span>
      </header>
      <ul>
        {all.map((row) => (
          <Proposal key={row.key} row={row} />
        ))}
      </ul>
    </section>
  );
}

/** Accepts or rejects `all`, as one step. */
function settle(op: "accept" | "remove", all: readonly Row[]): void {
  const done = op === "accept" ? "accept" : "reject";
  const first = all[0];
  const what = all.length === 1 && first ? words(first) : `${all.length} proposals`;
  told.value = `${done === "accept" ? "Accepted" : "Rejected"}: ${what}`;
  void make(toAll(op, all), `${done} ${what}`);
}

function Proposal({ row }: { row: Row }): JSX.Element {
  const sentence = row.quotes.map(sentenceOf).find(Boolean);
  if (isEditing(row, { tray: true })) {
    return (
      <li>
        <Form kind={row.kind} actor={row.of} row={row} />
      </li>
    );
  }
  const whose = row.of && model.value && row.kind !== "actor" ? ` of ${nameOf(model.value, row.of)}` : "";
  return (
    <li class="proposal" {...pointing(row)}>
      <button type="button" class="entry-label" onClick={() => chooseRow(row)}>
        <span class="proposal-kind">
          {KIND_WORDS[row.kind]}
          {whose}
        </span>
        <span class="entry-words">{row.label}</span>
        {row.formal && <code class="entry-formal">{row.formal}</code>}
        {sentence && <q class="proposal-sentence">{sentence}</q>}
      </button>
      <span class="entry-ends">
        <Sentences row={row} />
        <IconButton icon="check" class="accept" label={`Accept ${words(row)}`} onClick={() => settle("accept", [row])} />
        <IconButton icon="edit" label={`Edit ${words(row)}`} onClick={() => edit(row, { tray: true })} />
        <IconButton icon="close" class="reject" label={`Reject ${words(row)}`} onClick={() => settle("remove", [row])} />
      </span>
    </li>
  );
}
