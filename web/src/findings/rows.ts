// The verdict board as data: which claims are shown, in which order, how many have which verdict. No DOM.

import type { ClaimView, Outcome, VerdictView } from "../types";

/** A claim with its verdict, where that has come; `old` where it is from before the newest change. */
export interface Row {
  readonly claim: ClaimView;
  readonly verdict: VerdictView | undefined;
  readonly old: boolean;
}

export const OUTCOMES = ["holds", "fails", "depends", "untestable"] as const satisfies readonly Outcome[];
export const SORTS = ["file", "outcome", "changed"] as const;
export type Sort = (typeof SORTS)[number];

/** What is looked for: verdicts that are one of `outcomes` (none: any), that changed, that are not as expected. */
export interface Sieve {
  readonly outcomes: readonly Outcome[];
  readonly changed: boolean;
  readonly unexpected: boolean;
  readonly words: string;
  readonly sort: Sort;
}

export const ALL: Sieve = { outcomes: [], changed: false, unexpected: false, words: "", sort: "file" };

export interface Counts {
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly changed: number;
  readonly unexpected: number;
  readonly waiting: number;
}

export const isFlipped = ({ verdict }: Row): boolean => verdict?.was !== undefined && verdict.was !== verdict.outcome;
export const isUnexpected = ({ verdict }: Row): boolean => verdict?.expected !== undefined && !verdict.as_expected;

export function rowsOf(claims: readonly ClaimView[], verdicts: ReadonlyMap<string, VerdictView>, isOld: (claim: string) => boolean): Row[] {
  return claims.map((claim) => ({ claim, verdict: verdicts.get(claim.id), old: isOld(claim.id) }));
}

export function counted(rows: readonly Row[]): Counts {
  const outcomes = { holds: 0, fails: 0, depends: 0, untestable: 0 };
  for (const { verdict } of rows) if (verdict) outcomes[verdict.outcome] += 1;
  return {
    outcomes,
    changed: rows.filter(isFlipped).length,
    unexpected: rows.filter(isUnexpected).length,
    waiting: rows.filter((row) => !row.verdict || row.old).length,
  };
}

/** The rows that a sieve lets through, in its order. A claim without a verdict yet passes unless one is asked for. */
export function sieved(rows: readonly Row[], sieve: Sieve): Row[] {
  const found = rows.filter((row) => passes(row, sieve));
  const rank = RANKS[sieve.sort];
  return rank ? found.map((row, at) => ({ row, at })).sort((a, b) => rank(a.row) - rank(b.row) || a.at - b.at).map(({ row }) => row) : found;
}

const RANKS: Readonly<Record<Sort, ((row: Row) => number) | null>> = {
  file: null,
  outcome: ({ verdict }) => (verdict ? ["fails", "depends", "untestable", "holds"].indexOf(verdict.outcome) : 4),
  changed: (row) => (isFlipped(row) ? 0 : isUnexpected(row) ? 1 : 2),
};

function passes(row: Row, { outcomes, changed, unexpected, words }: Sieve): boolean {
  if (outcomes.length && !(row.verdict && outcomes.includes(row.verdict.outcome))) return false;
  if (changed && !isFlipped(row)) return false;
  if (unexpected && !isUnexpected(row)) return false;
  return matches(words, row.claim.id, row.claim.says, row.claim.test);
}

/** Whether every word of a search is somewhere in what is searched; capitals do not count. */
export function matches(words: string, ...texts: readonly string[]): boolean {
  const whole = texts.join(" ").toLowerCase();
  return words.toLowerCase().split(/\s+/).every((word) => whole.includes(word));
}

/** What a screen reader is told once verdicts stand: what changed, then the counts. */
export function announced(rows: readonly Row[], supposing: boolean): string {
  const { outcomes, waiting } = counted(rows);
  const flipped = rows.filter(isFlipped);
  const counts = OUTCOMES.filter((outcome) => outcomes[outcome]).map((outcome) => `${outcomes[outcome]} ${outcome}`).join(", ");
  const first = flipped.slice(0, 3).map(({ claim, verdict }) => `${claim.says || claim.id}: ${verdict?.outcome}, was ${verdict?.was}`);
  const more = flipped.length > 3 ? [`and ${flipped.length - 3} more`] : [];
  const change = !supposing ? [] : flipped.length ? [`${flipped.length} changed`, ...first, ...more] : ["No verdict changed"];
  return [...change, counts, ...(waiting ? [`${waiting} still to come`] : [])].filter(Boolean).join(". ");
}
