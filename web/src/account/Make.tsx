// From words to the model: a menu of what they can become, then a short form, or a list of what they speak for.

import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { model } from "../answers";
import { Form } from "../model/form";
import { KIND_WORDS, nameOf } from "../model/rows";
import type { Row } from "../model/rows";
import { make, rows, words } from "../model/state";
import { Button, Choice, Dialog, Empty, TextField } from "../ui";
import { CHOICES, editing, making } from "./making";
import type { Making } from "./making";
import { selected, source } from "./state";
import { spanOf } from "./selection";
import { chainAt } from "./chain";

export function Make(): JSX.Element | null {
  const now = making.value;
  if (editing.value) return <Edit row={editing.value} />;
  if (!now || !source.value) return null;
  if (now.kind === "menu") return <What now={now} />;
  return now.kind === "attach" ? <Attach now={now} /> : <New key={now.kind} now={now} />;
}

function done(): void {
  making.value = null;
  selected.value = null;
  getSelection()?.removeAllRanges();
}

function Quote({ now }: { now: Making }): JSX.Element {
  return <blockquote class="made-of" dir="auto">{source.value?.text.slice(now.at, now.end).replace(/\s+/g, " ")}</blockquote>;
}

/** What the words can become, by keyboard: one letter or the arrows. */
function What({ now }: { now: Making }): JSX.Element {
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => list.current?.querySelector("button")?.focus(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const all = [...(list.current?.querySelectorAll("button") ?? [])];
    all.at((all.indexOf(document.activeElement as HTMLButtonElement) + step) % all.length)?.focus();
    event.preventDefault();
  };
  return (
    <Dialog title="What do these words say?" onClose={() => (making.value = null)}>
      <Quote now={now} />
      <ul class="made-list" ref={list} onKeyDown={onKeyDown}>
        {CHOICES.map(({ kind, label, says }) => (
          <li key={kind}>
            <button type="button" onClick={() => (making.value = { ...now, kind })}>
              <b>{label}</b>
              <span class="soft">{says}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** A new thing that rests on the words. Options and wants are somebody's. */
function New({ now }: { now: Making }): JSX.Element {
  const kind = now.kind === "menu" || now.kind === "attach" ? "claim" : now.kind;
  const actors = model.value?.actors ?? [];
  const owned = kind === "option" || kind === "want";
  const [actor, setActor] = useState(() => likely(now));
  const of = source.value;
  const quote = useMemo(() => of && spanOf(of, now), [of, now]);
  const title = CHOICES.find((each) => each.kind === kind)?.label ?? KIND_WORDS[kind];
  if (owned && !actors.length) {
    return (
      <Dialog title={title} onClose={done}>
        <Empty icon="warning" title="The model has no actor yet">
          <p>Somebody has to be there to {kind === "want" ? "want it" : "do it"}.</p>
          <Button look="strong" onClick={() => (making.value = { ...now, kind: "actor" })}>
            Add an actor
          </Button>
        </Empty>
      </Dialog>
    );
  }
  return (
    <Dialog title={title} onClose={done}>
      <Quote now={now} />
      {owned && <Choice label="Whose" value={actor} options={actors.map((each) => [each.id, each.name] as const)} onChange={setActor} />}
      <Form key={actor} kind={kind} actor={owned ? actor : ""} {...(quote ? { quote } : {})} by={chainAt(now)} onClose={done} />
    </Dialog>
  );
}

/** The actor whose name stands in the words, or the first of them. */
function likely(now: Making): string {
  const actors = model.value?.actors ?? [];
  const said = source.value?.text.slice(now.at, now.end) ?? "";
  return (actors.find((each) => said.includes(each.name)) ?? actors[0])?.id ?? "";
}

function Edit({ row }: { row: Row }): JSX.Element {
  const close = (): void => void (editing.value = null);
  return (
    <Dialog title={`Edit ${KIND_WORDS[row.kind]}`} onClose={close}>
      <Form kind={row.kind} actor={row.of} row={row} onClose={close} />
    </Dialog>
  );
}

const MOST = 60;

/** What is in the model, to be searched: the words become evidence for one of them. */
function Attach({ now }: { now: Making }): JSX.Element {
  const [sought, setSought] = useState("");
  const list = useRef<HTMLUListElement>(null);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.querySelector("input")?.focus(), []);
  const found = useMemo(() => searched(rows.value, sought), [rows.value, sought]);
  const attach = (row: Row): void => {
    if (!source.value) return;
    const quote = spanOf(source.value, now);
    void make({ op: "attach", path: [...row.path], quote }, `evidence for ${words(row)}`).then((did) => did && done());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = [...(list.current?.querySelectorAll("button") ?? [])];
    const here = all.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === "ArrowDown") all[Math.min(here + 1, all.length - 1)]?.focus();
    else if (event.key === "ArrowUp") (here <= 0 ? box.current?.querySelector("input") : all[here - 1])?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title="Evidence for something" onClose={done}>
      <Quote now={now} />
      <div ref={box} onKeyDown={onKeyDown}>
        <TextField label="Search what is in the model" value={sought} onInput={setSought} onEnter={() => found[0] && attach(found[0])} />
        <p class="soft" role="status">
          {found.length === 0 ? "Nothing in the model is called so." : found.length > MOST ? `The first ${MOST} of ${found.length}` : `${found.length} to choose from`}
        </p>
        <ul class="made-list" ref={list}>
          {found.slice(0, MOST).map((row) => (
            <li key={row.key}>
              <button type="button" onClick={() => attach(row)}>
                <b>{row.label}</b>
                <span class="soft">
                  {KIND_WORDS[row.kind]}
                  {row.of && row.kind !== "actor" && model.value ? ` of ${nameOf(model.value, row.of)}` : ""}
                  {row.quotes.length ? "" : " · no sentence yet"}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

/** The rows that have all the words somewhere; those without a sentence first. */
export function searched(all: readonly Row[], sought: string): Row[] {
  const parts = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter((row) => {
    const text = `${row.label} ${row.id} ${row.formal} ${KIND_WORDS[row.kind]}`.toLowerCase();
    return parts.every((part) => text.includes(part));
  });
  return found.sort((a, b) => Number(a.quotes.length > 0) - Number(b.quotes.length > 0));
}
