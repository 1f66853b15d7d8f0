// What the account pane shows: which source, which kinds of marks, the sentence somebody is at.

import { computed, signal } from "@preact/signals";
import { model, rests, verdicts } from "../answers";
import { rows } from "../model/state";
import type { Row } from "../model/rows";
import type { Kind, Mark, SourceText, VerdictView } from "../types";
import { said } from "./said";
import { blocksOf, unusedOf } from "./pieces";
import { bars, chainsOf, chainsRead, common } from "./voices";
import type { Chain } from "./voices";

export const at = signal("");
/** Kinds whose marks are not shown. */
export const hidden = signal<ReadonlySet<Kind>>(new Set());
/** Only sentences nothing rests on stand out. */
export const onlyUnused = signal(false);
/** The list of what has no sentence is open. */
export const showBare = signal(false);
/** The sentence the pointer is on, and the one that was clicked or has the focus. */
export const over = signal<number | null>(null);
export const pinned = signal<number | null>(null);
/** Words that are selected: places in UTF-16, and where they end on the screen. */
export interface Selected {
  readonly at: number;
  readonly end: number;
}
export const selected = signal<Selected | null>(null);

export const source = computed<SourceText | undefined>(() => {
  const sources = model.value?.sources ?? [];
  return sources.find((each) => each.id === at.value) ?? sources[0];
});
export const blocks = computed(() => (source.value ? blocksOf(source.value) : []));
export const unused = computed<ReadonlySet<number>>(() => (source.value ? unusedOf(source.value) : new Set()));

/** The chain of speakers of each sentence: as the reader found it where the text was read, else as the model has it. */
const read = computed(() => (source.value && said.value?.text === source.value.text ? said.value.said : null));
export const isRead = computed(() => read.value !== null);
export const chains = computed<readonly Chain[]>(() => {
  const of = source.value;
  if (!of) return [];
  return read.value ? chainsRead(of.sentences, read.value) : chainsOf(of);
});
export const told = computed(() => (isRead.value ? [] : common(chains.value)));
export const voices = computed(() => bars(chains.value, told.value.length));

/** The name of an actor, or of a speaker the model does not have. */
export function named(who: string): string {
  return model.value?.actors.find((each) => each.id === who)?.name ?? who;
}

/** Things of the model by the ids marks have: claims as `claim:id`, all else as they are. */
export const things = computed(() => new Map(rows.value.map((row): [string, Row] => [row.kind === "claim" ? `claim:${row.id}` : row.id, row])));

/** One thing that rests on a sentence. */
export interface Resting {
  readonly id: string;
  readonly kind: Kind;
  readonly label: string;
  readonly row?: Row;
  readonly claim: string;
  readonly by: readonly string[];
}

/** What rests on a row of marks, each thing once. */
export function restingOn(marks: readonly Mark[]): Resting[] {
  const found = new Map<string, Resting>();
  for (const mark of marks) {
    for (const id of mark.of) if (!found.has(id)) found.set(id, resting(id, mark));
  }
  return [...found.values()];
}

function resting(id: string, mark: Mark): Resting {
  const row = things.value.get(id);
  const known = model.value?.assumptions.find((each) => each.id === id);
  const label = row ? (row.kind === "want" ? `${named(row.of)}: ${row.label}` : row.label) : (known?.label ?? id);
  const claim = id.startsWith("claim:") ? id.slice("claim:".length) : "";
  return { id, kind: mark.kind, label, claim, by: mark.by, ...(row ? { row } : {}) };
}

/** The claims whose verdict would be another without an assumption, as far as that is known. */
export function carried(id: string): VerdictView[] {
  const claims = Object.entries(rests.value).filter(([, sets]) => sets.some((set) => set.assumptions.includes(id)));
  return claims.flatMap(([claim]) => verdicts.value.get(claim) ?? []);
}

export function claimWords(claim: string): string {
  return model.value?.claims.find((each) => each.id === claim)?.says || claim;
}
