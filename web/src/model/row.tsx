// What all rows have: their words, their switch, their sentences, their menu; chosen and pointed at in all panes.

import type { ComponentChildren, JSX } from "preact";
import { isChosen, isPointed } from "../chosen";
import { Icon, IconButton, Menu, Switch } from "../ui";
import type { Item } from "../ui";
import type { Row } from "./rows";
import { Sentences } from "./sentences";
import { chooseRow, edit, isOff, keepOff, make, pointRow, remove, showInFile, switchOff, unpoint, words } from "./state";

/** The classes of a row: whether it is off, chosen, pointed at, proposed. */
export function looks(row: Row): string {
  const kind = row.kind === "claim" || row.kind === "actor" ? row.kind : "assumption";
  const parts = ["entry", row.kind, isOff(row) && !(row.kind in SUPPOSING) && "off", row.proposed && "proposed"];
  return [...parts, isChosen(kind, row.id) && "chosen", isPointed(kind, row.id) && "pointed"].filter(Boolean).join(" ");
}

/** The handlers that point at a row while the pointer or the focus is on it. */
export function pointing(row: Row): { readonly onMouseEnter: () => void; readonly onMouseLeave: () => void; readonly onFocusIn: () => void } {
  return { onMouseEnter: () => pointRow(row), onMouseLeave: unpoint, onFocusIn: () => pointRow(row) };
}

interface LabelProps {
  readonly row: Row;
  readonly children?: ComponentChildren;
}

/** The words of a row. Click: choose it, and light up its sentences; Enter on it, F2 or a double click: edit it. */
export function Label({ row, children }: LabelProps): JSX.Element {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "F2" && event.key !== "Enter") return;
    event.preventDefault();
    edit(row);
  };
  return (
    <button type="button" class="entry-label" aria-keyshortcuts="Enter F2" onClick={() => chooseRow(row)} onDblClick={() => edit(row)} onKeyDown={onKeyDown}>
      <span class="entry-words">{row.label}</span>
      {row.formal ? <code class="entry-formal">{row.formal}</code> : null}
      {children}
    </button>
  );
}

/** On, or off as a what-if. */
function OffSwitch({ row }: { row: Row }): JSX.Element | null {
  if (!row.off || row.proposed) return null;
  return (
    <Switch on={!isOff(row)} onChange={(on) => switchOff(row, !on)} hideLabel>
      Count on {words(row)}
    </Switch>
  );
}

/** What a row rests on and what can be done to it. */
export function Ends({ row, more = [] }: { row: Row; more?: readonly Item[] }): JSX.Element {
  return (
    <span class="entry-ends">
      {isOff(row) && <span class="entry-tag what-if">{row.kind in SUPPOSING ? "what if" : "off, what if"}</span>}
      {row.proposed && <span class="entry-tag">proposed</span>}
      <Sentences row={row} />
      <IconButton icon="edit" class="entry-edit" label={`Edit ${words(row)}`} onClick={() => edit(row)} />
      <Menu label={`More: ${words(row)}`} side="end" items={[...more, ...itemsOf(row)]}>
        <Icon name="more" />
      </Menu>
    </span>
  );
}

/** What the what-if of a row is, where it is something else than leaving it out. */
const SUPPOSING: Partial<Record<Row["kind"], string>> = {
  option: "Suppose it had no limit (what if)",
  condition: "Suppose the opposite (what if)",
};

function itemsOf(row: Row): Item[] {
  const off: Item[] = row.off && !row.proposed ? [{ label: isOff(row) ? "Take the what-if back" : SUPPOSING[row.kind] ?? "Switch off (what if)", run: () => switchOff(row, !isOff(row)) }] : [];
  const keep: Item[] = row.proposed
    ? [{ label: "Accept", icon: "check", run: () => void make({ op: "accept", path: [...row.path] }, `accept ${words(row)}`) }]
    : [{ label: "Keep it off (proposed)", run: () => keepOff(row) }];
  return [
    { label: "Edit", icon: "edit", keys: "F2", run: () => edit(row) },
    ...off,
    ...keep,
    { label: "Show in the file", icon: "file", run: () => showInFile(row.start, row.end) },
    { label: "Remove", icon: "trash", apart: true, run: () => remove(row) },
  ];
}

interface ListRowProps {
  readonly row: Row;
  readonly lead?: ComponentChildren;
  readonly more?: readonly Item[];
  readonly children?: ComponentChildren;
  /** Below the row, across all of it. */
  readonly after?: ComponentChildren;
  readonly class?: string;
  /** How far it is from its place, in px, while it or another is dragged. */
  readonly shift?: number;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

/** A row of a list: what leads it, its switch, its words, its ends. */
export function ListRow({ row, lead, more, children, after, class: extra = "", shift = 0, onKeyDown }: ListRowProps): JSX.Element {
  return (
    <li class={`${looks(row)} ${extra}`} data-row={row.key} {...(shift ? { style: { transform: `translateY(${shift}px)` } } : {})} {...(onKeyDown ? { onKeyDown } : {})} {...pointing(row)}>
      <div class="entry-line">
        {lead}
        <OffSwitch row={row} />
        <Label row={row}>{children}</Label>
        <Ends row={row} {...(more ? { more } : {})} />
      </div>
      {after}
    </li>
  );
}
