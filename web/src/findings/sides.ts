// Two sets of changes side by side: which claims have another verdict. No DOM.

import type { ClaimView, ModelView, VerdictView } from "../types";

export interface Pair {
  readonly claim: ClaimView;
  readonly left: VerdictView | undefined;
  readonly right: VerdictView | undefined;
}

export const MODEL = "model";
export const NOW = "now";

/** What can be compared: the model, what is supposed now, the scenarios of the file; each with its edits. */
export function sides(view: ModelView, edits: readonly string[]): { key: string; title: string; edits: readonly string[] }[] {
  return [
    { key: MODEL, title: "the model as it is", edits: [] },
    ...(edits.length ? [{ key: NOW, title: "the what-if now", edits }] : []),
    ...view.scenarios.map((scenario) => ({ key: `scenario ${scenario.id}`, title: scenario.says || scenario.id, edits: scenario.edits })),
  ];
}

export function paired(claims: readonly ClaimView[], left: readonly VerdictView[], right: readonly VerdictView[]): Pair[] {
  const [one, other] = [new Map(left.map((each) => [each.claim, each])), new Map(right.map((each) => [each.claim, each]))];
  return claims.map((claim) => ({ claim, left: one.get(claim.id), right: other.get(claim.id) }));
}

/** Both are there, and are not the same. */
export function differs({ left, right }: Pair): boolean {
  return left !== undefined && right !== undefined && left.outcome !== right.outcome;
}
