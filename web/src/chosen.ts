// What is chosen, and what the pointer or the focus is on, in every pane at once: a want lights up its sentence.

import { signal } from "@preact/signals";

type ThingKind = "assumption" | "claim" | "quote" | "actor" | "option" | "state" | "sentence";

/** A thing by its id; a state by its options, joined by a space; a sentence by "source start". */
export interface Thing {
  readonly kind: ThingKind;
  readonly id: string;
}

export const chosen = signal<Thing | null>(null);
export const pointed = signal<Thing | null>(null);

export function choose(kind: ThingKind, id: string): void {
  chosen.value = { kind, id };
}

export function point(kind: ThingKind, id: string): void {
  pointed.value = { kind, id };
}

export function unpoint(): void {
  pointed.value = null;
}

export function isChosen(kind: ThingKind, id: string): boolean {
  return chosen.value?.kind === kind && chosen.value.id === id;
}

export function isPointed(kind: ThingKind, id: string): boolean {
  return pointed.value?.kind === kind && pointed.value.id === id;
}
