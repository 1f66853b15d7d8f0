// What the worker says of the text and of the changes: always the newest, with a word where it is not yet of today.

import { batch, computed, effect, signal, untracked } from "@preact/signals";
import { clear, edits } from "./changes";
import * as live from "./live";
import { file, history, text } from "./store";
import type { Equilibrium, ModelView, Rest, Told, Trouble, VerdictView } from "./types";

/** The last model that could be read; `stale` where it is not that of the text. */
export const model = signal<ModelView | null>(null);
/** The same as the worker said it: `model` runs ahead of it where a change is sure to do what it does. */
export const known = signal<ModelView | null>(null);
/** What is wrong with the text, or to be said of it (with a model that can be read: remarks). */
export const problems = signal<readonly Trouble[]>([]);
/** Verdicts by claim: of the model as it is, and of the model after the changes. */
export const plain = signal<ReadonlyMap<string, VerdictView>>(new Map());
export const supposed = signal<ReadonlyMap<string, VerdictView>>(new Map());
export const equilibria = signal<readonly Equilibrium[]>([]);
/** How many equilibria there are: of very many only the strongest are told. */
export const equilibriaInAll = signal(0);
/** What is wrong with the changes: one may name what the model no longer has. */
export const supposedProblems = signal<readonly Trouble[]>([]);
/** The smallest sets of assumptions verdicts rest on, by claim; they come after the verdicts. */
export const rests = signal<Readonly<Record<string, readonly Rest[]>>>({});
/** The hash of the model (with the changes) the shown verdicts are about. */
export const hash = signal("");
/** The text whose model is shown, and the changes whose verdicts are. */
const seen = signal<string | null>(null);
const seenEdits = signal("[]");
/** The text that could not be read. */
const unread = signal<string | null>(null);
/** Verdicts are still to come. */
export const busy = signal(false);
/** How long the last change took to become verdicts, in ms. */
export const took = signal(0);
/** Verdicts that are from before the newest change, by claim. */
const old = signal<ReadonlySet<string>>(new Set());

/** The verdicts to show: after the changes where there are any. */
export const verdicts = computed(() => (edits.value.length && supposed.value.size ? supposed.value : plain.value));
/** The model, or what is shown of it, is not that of the text: grey it. */
export const stale = computed(() => seen.value !== text.value);
/** The text has errors: nothing new follows before they are put right. */
export const broken = computed(() => stale.value && unread.value === text.value);
/** The verdicts after the newest changes were asked for and are not there yet. */
export const waiting = computed(() => JSON.stringify(edits.value) !== seenEdits.value);
/** They have been waited for longer than a blink. What comes sooner than that is not greyed before it comes. */
const overdue = signal(false);
/** The verdicts shown are not (yet) those of the text and the changes. */
export const verdictsStale = computed(() => stale.value || waiting.value);
/** They are shown as old: those of today are late, or there are none. */
export const verdictsGrey = computed(() => stale.value || (waiting.value && overdue.value) || supposedProblems.value.length > 0);
export const isOld = (claim: string): boolean => verdictsGrey.value || old.value.has(claim);
/** A result made elsewhere (a job) is about the model that is shown. */
export const isCurrent = (of: string): boolean => !stale.value && (of === model.value?.hash || of === hash.value);

/** Typing is asked about after this long without a key, in ms; every other change at once. */
const PAUSE = 120;
/** How long verdicts may take before the old ones are greyed, in ms. */
const BLINK = 150;

/** Asks whenever the text or the changes are new. Call once. */
export function follow(): void {
  let opened = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const id = file.value?.id ?? "";
    const now = text.value;
    clearTimeout(timer);
    if (!id) return;
    if (id !== opened) {
      opened = id;
      untracked(forgotten);
    }
    const typing = history.peek().done.at(-1)?.run;
    timer = setTimeout(() => askModel(id, now), typing ? PAUSE : 0);
  });
  effect(() => {
    const of = edits.value;
    if (JSON.stringify(of) === seenEdits.peek()) return;
    const id = untracked(() => file.value?.id ?? "");
    if (id && untracked(() => model.value)) askWhatIf(id, of);
  });
  effect(() => {
    overdue.value = false;
    if (!waiting.value) return;
    const timer = setTimeout(() => (overdue.value = true), BLINK);
    return () => clearTimeout(timer);
  });
  live.onReturn(askAgain); // a new worker knows nothing yet
}

/** Asks for all of it anew. */
export function askAgain(): void {
  const id = file.peek()?.id;
  if (id) askModel(id, text.peek());
}

/** A question about the open model and its changes; see `live.answer`. */
export function askModelAbout(doing: live.Doing, asked: live.Asked = {}, lane: string = doing): Promise<Told> {
  return live.answer(file.value?.id ?? "", doing, { changes: [...edits.value], ...asked }, lane);
}

/** Has the worker look at what is likely to be asked next, such as the switch that is pointed at. It answers nothing. */
export function foresee(next: readonly string[]): void {
  const id = file.peek()?.id ?? "";
  if (id && next.length && !waiting.peek()) live.ask(id, "ahead", { changes: [...next] }, () => undefined);
}

function forgotten(): void {
  batch(() => {
    model.value = known.value = null;
    problems.value = [];
    plain.value = new Map();
    supposed.value = new Map();
    equilibria.value = [];
    equilibriaInAll.value = 0;
    rests.value = {};
    seen.value = null;
    clear();
  });
}

function askModel(id: string, asked: string): void {
  busy.value = true;
  const part = gatherer(plain);
  live.ask(id, "model", { text: asked }, (told) => {
    if (told.superseded) return;
    batch(() => {
      if (told.model) understood(told.model, asked, told.problems ?? []);
      else if (told.problems) [problems.value, unread.value] = [told.problems, asked];
      else if (asked === seen.value) problems.value = remarks; // the worker knew this text, and does not say it again
      if (part(told)) busy.value = false;
    });
    if (told.model && edits.peek().length) askWhatIf(id, edits.peek());
  });
}

/** What was to be said of the text whose model is shown, though it could be read. */
let remarks: readonly Trouble[] = [];

function understood(view: ModelView, asked: string, said: readonly Trouble[]): void {
  model.value = known.value = view;
  seen.value = asked;
  problems.value = remarks = said;
}

function askWhatIf(id: string, of: readonly string[]): void {
  const asked = JSON.stringify(of);
  supposedProblems.value = [];
  if (!of.length) {
    batch(() => {
      seenEdits.value = asked;
      supposed.value = new Map();
      old.value = new Set();
      hash.value = model.value?.hash ?? "";
    });
    live.ask(id, "whatif", { changes: [] }, ({ last, superseded, ...told }) => {
      if (!superseded) listed(told);
    });
    return;
  }
  busy.value = true;
  const part = gatherer(supposed);
  live.ask(id, "whatif", { changes: [...of] }, (told) => {
    if (told.superseded) return;
    batch(() => {
      if (part(told)) busy.value = false;
      if (told.problems) [supposedProblems.value, supposed.value] = [told.problems, new Map()];
      if (told.verdicts || told.last) seenEdits.value = asked;
    });
  });
}

function listed(told: Pick<Told, "equilibria" | "equilibria_in_all">): void {
  if (!told.equilibria) return;
  equilibria.value = told.equilibria;
  equilibriaInAll.value = told.equilibria_in_all ?? told.equilibria.length;
}

/** Puts the verdicts of the parts of one answer into `into`; those not told yet stay, and count as old. True once
 * all are there: what the verdicts rest on may come yet. */
function gatherer(into: typeof plain): (told: Told) => boolean {
  const since = performance.now();
  const fresh = new Map<string, VerdictView>();
  let wrong = false;
  return (told) => {
    wrong ||= told.problems !== undefined && told.model === undefined;
    if (told.hash) hash.value = told.hash;
    listed(told);
    if (told.rests) rests.value = { ...rests.value, ...told.rests };
    if (wrong || (!told.verdicts && !told.last)) return wrong;
    for (const verdict of told.verdicts ?? []) fresh.set(verdict.claim, verdict);
    const before = into.value.size ? into.value : plain.value;
    into.value = told.last ? fresh : new Map([...before, ...fresh]);
    old.value = told.last ? new Set() : new Set([...before.keys()].filter((claim) => !fresh.has(claim)));
    if (told.verdicts) took.value = performance.now() - since;
    return told.last || fresh.size >= (model.peek()?.claims.length ?? 0);
  };
}
