// The concepts of stability by their short names, each with what it expects of a decider.

export interface Concept {
  readonly key: string;
  readonly name: string;
  /** A decider stays where ... */
  readonly says: string;
}

export const CONCEPTS: readonly Concept[] = [
  { key: "nash", name: "Nash", says: "no move of its own is better for it" },
  { key: "gmr", name: "GMR", says: "whatever it could gain, the others can take back by some move" },
  { key: "smr", name: "SMR", says: "the others can take it back, and it cannot get out of that" },
  { key: "seq", name: "SEQ", says: "the others can take it back by moves that are good for themselves" },
  { key: "symmetric-seq", name: "sym. SEQ", says: "the others can so take it back, and it cannot get out of that" },
];
