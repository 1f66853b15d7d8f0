// What is being made of words of the text: the menu, a new thing of a kind, or evidence for one that is there.

import { signal } from "@preact/signals";
import type { Row, RowKind } from "../model/rows";

export interface Making {
  readonly kind: RowKind | "menu" | "attach";
  /** The words, in UTF-16. */
  readonly at: number;
  readonly end: number;
}

export const making = signal<Making | null>(null);
/** A thing whose form is open here. */
export const editing = signal<Row | null>(null);

export interface Choice {
  readonly kind: RowKind | "attach";
  readonly label: string;
  readonly says: string;
}

export const CHOICES: readonly Choice[] = [
  { kind: "want", label: "A want", says: "somebody wants it, or wants it not" },
  { kind: "option", label: "An option", says: "somebody can do it, or not" },
  { kind: "condition", label: "A fact", says: "it is so, and nobody decides it alone" },
  { kind: "infeasible", label: "What cannot be", says: "two things that exclude each other" },
  { kind: "tie", label: "A tie", says: "who stands with or against whom" },
  { kind: "claim", label: "A claim", says: "what follows, to be tested" },
  { kind: "actor", label: "An actor", says: "who decides or is spoken of" },
  { kind: "attach", label: "Evidence for something", says: "the words speak for what is in the model" },
];
