// The kinds of marks: what they are called, the letter that stands for them, what they mean.

import type { Kind } from "../types";

interface KindWords {
  readonly kind: Kind;
  readonly letter: string;
  readonly title: string;
  readonly means: string;
}

export const KINDS: readonly KindWords[] = [
  { kind: "wanted", letter: "W", title: "Wanted", means: "somebody wants, or does not want, something to be so" },
  { kind: "done", letter: "D", title: "Done", means: "a deed or a fact: an option, a condition, what cannot be" },
  { kind: "tie", letter: "T", title: "Tie", means: "who stands with or against whom" },
  { kind: "claim", letter: "C", title: "Claim", means: "what the account says follows, to be tested" },
  { kind: "said", letter: "S", title: "Said", means: "who somebody is, how somebody sees the others" },
  { kind: "other", letter: "O", title: "Other", means: "what the deal, the timing or nothing rests on" },
];

export function wordsOf(kind: Kind): KindWords {
  return KINDS.find((each) => each.kind === kind) ?? { kind, letter: "?", title: kind, means: "" };
}
