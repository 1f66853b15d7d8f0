// What the page holds: the open file, its text with its history, whether it is saved. Both panes are views of `text`.

import { batch, computed, signal } from "@preact/signals";
import { EMPTY, pushed, redone, undone } from "./history";
import type { History } from "./history";
import * as http from "./http";
import * as live from "./live";
import { merged } from "./merge";
import { say } from "./say";
import type { Content, Operation } from "./types";

export type SaveState = "saved" | "edited" | "saving" | "failed" | "conflict";

/** The open file as it is on disk, as far as the page knows: `text` and `revision` are of one moment. */
export const file = signal<Content | null>(null);
/** The text of the model as it stands in the page. */
export const text = signal("");
export const history = signal<History>(EMPTY);
/** What is on disk where it goes against the text of the page; a dialog asks what to do. */
export const conflict = signal<Content | null>(null);
/** Set where the open file is no longer on disk. */
export const gone = signal(false);
/** What goes with a model that was never saved: the texts to be stored beside it, and whether leaving it is a loss. */
interface Fresh {
  readonly name: string;
  readonly texts: readonly Content[];
  readonly precious: boolean;
}
export const fresh = signal<Fresh | null>(null);
/** A name is asked for, to save under. */
export const naming = signal(false);
const saving = signal<"" | "saving" | "failed">("");

export const dirty = computed(() => file.value !== null && (gone.value || fresh.value?.precious === true || text.value !== file.value.text));
export const saveState = computed<SaveState>(() =>
  conflict.value ? "conflict" : !dirty.value && !fresh.value ? "saved" : saving.value || "edited",
);
export const undoLabel = computed(() => history.value.done.at(-1)?.label ?? "");
export const redoLabel = computed(() => history.value.undone.at(-1)?.label ?? "");

/** Shows `content`. Edits this tab had and did not save come back, merged with what is on disk by now. */
export function show(content: Content, made: Fresh | null = null): void {
  const draft = drafted(content.id);
  [opening, again] = [content.id, false];
  const base = draft?.base ?? content;
  batch(() => {
    file.value = base;
    text.value = base.text;
    history.value = EMPTY;
    conflict.value = null;
    gone.value = false;
    fresh.value = made;
    saving.value = "";
  });
  if (made) stored(FRESH + content.id, made);
  if (!draft) return;
  edit(draft.text, "edits from before the page was closed");
  say("Edits that were not saved were brought back.", { action: { label: "Drop them", run: undo } });
  meet(content);
}

let opening = "";

/** Opens a file of the folder; of several asked for in a hurry, the last. */
export async function open(id: string): Promise<void> {
  opening = id;
  const content = await http.content(id);
  if (opening === id) show(content, neverSaved(id));
}

/** The models of this tab that were never saved, by id: those it would be a pity to lose. */
export function allFresh(): readonly (readonly [string, Fresh])[] {
  const ids = Object.keys(sessionStorage).flatMap((key) => (key.startsWith(FRESH) ? [key.slice(FRESH.length)] : []));
  const found = ids.flatMap((id) => [neverSaved(id)].flatMap((one) => (one ? [[id, one] as const] : [])));
  return found.filter(([id, one]) => one.precious || sessionStorage.getItem(DRAFT + id) !== null);
}

/** Forgets a model that was never saved. */
export function dropFresh(id: string): void {
  sessionStorage.removeItem(FRESH + id);
  sessionStorage.removeItem(DRAFT + id);
}

/** What goes with a model of this tab that was never saved; null for any other. */
export function neverSaved(id: string): Fresh | null {
  return JSON.parse(sessionStorage.getItem(FRESH + id) ?? "null") as Fresh | null;
}

/** Sets the text, as a step that can be undone. Steps with one `run` (typing without a stop) are undone together. */
export function edit(next: string, label: string, { run = "" }: { run?: string } = {}): void {
  if (next === text.value) return;
  batch(() => {
    history.value = pushed(history.value, text.value, next, label, run);
    text.value = next;
  });
  keep();
}

export function undo(): void {
  inTurn(() => moved(undone(history.value, text.value)));
}

export function redo(): void {
  inTurn(() => moved(redone(history.value, text.value)));
}

let turn: Promise<unknown> = Promise.resolve();
let pending = 0;

/** Runs `step` now, or after the changes the worker is still making: what is undone is the last thing that was done. */
function inTurn(step: () => void): void {
  if (pending) turn = turn.then(step);
  else step();
}

/** Asks the worker for the text after `operations`, and makes it one step called `label`. One at a time, in order. */
export function change(operations: Operation | Operation[], label: string): Promise<boolean> {
  pending += 1;
  const next = turn.then(() => changed([operations].flat(), label)).finally(() => (pending -= 1));
  turn = next.catch(() => undefined);
  return next;
}

async function changed(operations: Operation[], label: string): Promise<boolean> {
  const id = file.value?.id ?? "";
  const before = text.value;
  const told = await live.answer(id, "change", { text: before, operations }, "change");
  if (file.value?.id !== id) return false;
  if (text.value !== before) return changed(operations, label); // typed meanwhile: ask again about what is there now
  if (told.text !== undefined) edit(told.text, label);
  for (const problem of told.problems ?? []) say(problem.message, { kind: "problem", detail: problem.fix ?? "" });
  return told.text !== undefined && !told.problems?.length;
}

/** Saves the text, with what the worker is still making of it. Nothing on disk is overwritten that this page has not
 * seen: a conflict is shown instead. Asked for while a save is under way, it is done after that. */
export async function save(): Promise<boolean> {
  if (pending) await turn;
  const at = file.value;
  if (at && fresh.value) {
    naming.value = true;
    return false;
  }
  again ||= saving.value === "saving";
  if (!at || saving.value === "saving" || !dirty.value) return !dirty.value;
  const sent = text.value;
  saving.value = "saving";
  try {
    const saved = gone.value ? await http.create(at.name, sent) : await http.put(at.id, sent, at.revision);
    if (file.value?.id === at.id) settled({ ...at, text: sent, id: saved.id, revision: saved.revision });
    return true;
  } catch (error) {
    return refused(error, at, sent);
  }
}

/** A save was asked for while one was under way. */
let again = false;

/** Saves the text under a new name, and the texts that go with it beside it. Throws http.Refused. */
export async function saveAs(name: string, texts: readonly Content[], sent: string): Promise<void> {
  const before = file.value?.id ?? "";
  for (const one of texts) await http.create(one.name, one.text);
  const made = await http.create(name, sent);
  sessionStorage.removeItem(DRAFT + before);
  sessionStorage.removeItem(FRESH + before);
  if (sent !== text.value) edit(sent, "new names of the texts");
  batch(() => {
    fresh.value = null;
    settled(made);
  });
}

/** Ends a conflict with a text made of both, to be saved over what is on disk knowingly. */
export function settleAs(made: string): void {
  settle("ours");
  edit(made, "both texts, merged by hand");
}

/** Ends a conflict: with the text of the page, to be saved over theirs knowingly, or with what is on disk. */
export function settle(keep_: "ours" | "theirs"): void {
  const theirs = conflict.value;
  if (!theirs) return;
  const ours = text.value;
  batch(() => {
    conflict.value = null;
    file.value = theirs;
  });
  if (keep_ === "theirs") edit(theirs.text, "what is on disk");
  else if (ours === theirs.text) keep();
}

/** Takes in that `id` is now another text on disk: at once, merged, or as a conflict. */
export async function disk(id: string, revision: string | undefined, isGone: boolean): Promise<void> {
  const at = file.value;
  if (!at || at.id !== id || fresh.value) return;
  if (saving.value === "saving") {
    missed = { id, revision, isGone };
    return;
  }
  if (isGone) {
    if (gone.value) return;
    gone.value = true;
    say(`${at.name} is no longer on disk. Save puts it back.`, { kind: "problem" });
  } else if (revision !== at.revision) {
    meet(await http.content(id));
  }
}

/** What was told of the disk while a save was under way. */
let missed: { id: string; revision: string | undefined; isGone: boolean } | null = null;

function catchUp(): void {
  const told = missed;
  missed = null;
  if (told) void disk(told.id, told.revision, told.isGone);
}

function meet(theirs: Content): void {
  const at = file.value;
  if (!at || at.id !== theirs.id || at.revision === theirs.revision) return;
  const both = merged(at.text, text.value, theirs.text);
  if (both === null) {
    conflict.value = theirs;
    return;
  }
  batch(() => {
    file.value = theirs;
    gone.value = false;
    conflict.value = null; // with a text on disk before this one
    edit(both, "changes on disk");
  });
  say(both === theirs.text ? `${at.name} changed on disk and was taken over.` : `Changes on disk were merged into ${at.name}.`, {
    action: { label: "Undo", run: undo },
  });
}

function settled(content: Content): void {
  batch(() => {
    file.value = content;
    gone.value = false;
    saving.value = "";
  });
  keep();
  catchUp();
  if (!again) return;
  again = false;
  void save();
}

function refused(error: unknown, at: Content, sent: string): boolean {
  const here = file.value?.id === at.id; // another file may have been opened meanwhile
  again = false;
  if (here) saving.value = error instanceof http.Refused && error.status === 409 ? "" : "failed";
  const theirs = error instanceof http.Refused ? error.theirs : undefined;
  if (theirs && here) {
    // Where an answer was lost on its way and asked for again, "theirs" is what we sent: it is saved.
    if (theirs.text === sent) settled({ ...theirs, name: at.name });
    else meet(theirs);
    return theirs.text === sent;
  }
  say("Not saved: " + (error instanceof Error ? error.message : "the server cannot be reached"), {
    kind: "problem",
    action: { label: "Try again", run: () => void save() },
  });
  return false;
}

function moved(to: [string, History] | null): void {
  if (!to) return;
  batch(() => {
    [text.value, history.value] = to;
  });
  keep();
}

const DRAFT = "detente.draft.";
const FRESH = "detente.fresh.";

/** Keeps something for this tab; storage that is full is no reason to stop. */
function stored(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    sessionStorage.removeItem(key);
  }
}

interface Draft {
  readonly base: Content;
  readonly text: string;
}

/** Keeps what is not saved for this tab, should it be closed or reloaded; storage that is full is no reason to stop. */
function keep(): void {
  const base = file.value;
  if (!base) return;
  const draft: Draft = { base, text: text.value };
  try {
    if (dirty.value) sessionStorage.setItem(DRAFT + base.id, JSON.stringify(draft));
    else sessionStorage.removeItem(DRAFT + base.id);
  } catch {
    sessionStorage.removeItem(DRAFT + base.id);
  }
}

function drafted(id: string): Draft | null {
  return JSON.parse(sessionStorage.getItem(DRAFT + id) ?? "null") as Draft | null;
}
