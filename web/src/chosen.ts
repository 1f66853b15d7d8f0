// What is chosen, and what the pointer or the focus is on, in every pane at once: a want lights up its sentence.

import { signal } from "@preact/signals";
import type { Signal } from "@preact/signals";
import { forEach } from "./each";

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

export const isChosen = among(chosen);
export const isPointed = among(pointed);

function among(one: Signal<Thing | null>): (kind: ThingKind, id: string) => boolean {
  const is = forEach((key) => one.value !== null && `${one.value.kind} ${one.value.id}` === key);
  return (kind, id) => is(`${kind} ${id}`);
}
