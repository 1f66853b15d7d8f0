// What the model pane shows and what is being edited in it, and how its changes are made.

import { batch, computed, effect, signal } from "@preact/signals";
import { known, model, stale } from "../answers";
import { suppose, take, isChanged } from "../changes";
import { choose, point, unpoint } from "../chosen";
import { change, text } from "../store";
import type { ModelView, Operation } from "../types";
import { KIND_WORDS, isUnfounded, rowsOf } from "./rows";
import type { Row, RowKind } from "./rows";

export type View = "table" | "file" | "both";

const KEPT = "detente.model.view";
const VIEWS: readonly View[] = ["table", "file", "both"];

/** The tables, the file itself, or both beside each other. */
export const view = signal<View>(VIEWS.find((each) => each === localStorage.getItem(KEPT)) ?? (innerWidth >= 1800 ? "both" : "table"));
effect(() => localStorage.setItem(KEPT, view.value));

export const rows = computed(() => (model.value ? rowsOf(model.value) : []));
export const byKey = computed(() => new Map(rows.value.map((row) => [row.key, row])));
export const proposals = computed(() => rows.value.filter((row) => row.proposed));
/** What takes part in the model without a sentence of the account. */
export const bare = computed(() => rows.value.filter(isUnfounded));
/** Only what has no sentence is shown. */
export const onlyBare = signal(false);

/** What a form is open for: a row (by its key), or something new of a kind, for an actor. */
export interface Editing {
  readonly key: string;
  readonly kind: RowKind;
  readonly actor: string;
  /** The form of a proposal stands in the tray. */
  readonly tray: boolean;
}

export const editing = signal<Editing | null>(null);

export function edit(row: Row, { tray = false }: { tray?: boolean } = {}): void {
  editing.value = { key: row.key, kind: row.kind, actor: row.of, tray };
}

export function begin(kind: RowKind, actor = ""): void {
  editing.value = { key: "", kind, actor, tray: false };
}

export function isEditing(row: Row, { tray = false }: { tray?: boolean } = {}): boolean {
  return editing.value?.key === row.key && editing.value.tray === tray;
}

export function isBeginning(kind: RowKind, actor = ""): boolean {
  return editing.value?.key === "" && editing.value.kind === kind && editing.value.actor === actor;
}

// Where the text is again the one whose model is known (undone at once), what was guessed of another is of no use.
effect(() => {
  const now = text.value;
  if (now && !stale.peek() && known.peek()) model.value = known.peek();
});

/** What a screen reader is told: where something went, whether it is off. */
export const told = signal("");

/** Makes operations one step called `label`; `guess` is what the model will be, shown until the worker has read it. */
export async function make(operations: Operation | Operation[], label: string, guess?: (now: ModelView) => ModelView): Promise<boolean> {
  const before = model.value;
  const guessed = guess && before ? guess(before) : before;
  model.value = guessed;
  const done = await change(operations, label);
  if (!done && model.value === guessed) model.value = before;
  return done;
}

/** A row in a sentence: want “No direct war”. */
export function words(row: Row): string {
  return `${KIND_WORDS[row.kind]} “${short(row.label)}”`;
}

const LONGEST = 60;

export function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text;
}

export function isOff(row: Row): boolean {
  return isChanged(row.id);
}

/** Off where it is on, as a what-if: the file stays as it is. */
export function switchOff(row: Row, off: boolean): void {
  if (!row.off) return;
  const label = row.kind === "option" || row.kind === "condition" ? row.off.edit : `without ${words(row)}`;
  if (off) suppose({ about: row.id, edit: row.off.edit, label });
  else take(row.id);
  told.value = off ? `Off, as a what-if: ${words(row)}` : `On again: ${words(row)}`;
}

/** Marks a thing as proposed, so that it takes part in nothing until it is accepted again. */
export function keepOff(row: Row): void {
  void make({ op: "propose", path: [...row.path] }, `keep off: ${words(row)}`).then((done) => done && batch(() => take(row.id)));
}

export function remove(row: Row): void {
  void make({ op: "remove", path: [...row.path] }, `remove ${words(row)}`);
}

const kindOf = (row: Row): "claim" | "actor" | "assumption" => (row.kind === "claim" || row.kind === "actor" ? row.kind : "assumption");

export function chooseRow(row: Row): void {
  choose(kindOf(row), row.id);
}

export function pointRow(row: Row): void {
  point(kindOf(row), row.id);
}

export { unpoint };

/** The part of the file to show next: a row's lines, or those of an error. Each time a new object. */
export const reveal = signal<{ readonly start: number; readonly end: number } | undefined>(undefined);

export function showInFile(start: number, end: number): void {
  batch(() => {
    if (view.value === "table") view.value = innerWidth >= 1800 ? "both" : "file";
    reveal.value = { start, end };
  });
}
