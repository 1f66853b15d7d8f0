// Who says that who says: the chain of speakers of each sentence, and the bars in the margin that show it. No DOM.

import type { Said, SourceText } from "../types";

export type Chain = readonly string[];

/** Consecutive sentences `from` to `to` (both included) by one speaker, `depth` speakers deep. */
export interface Bar {
  readonly depth: number;
  readonly from: number;
  readonly to: number;
  readonly who: string;
  readonly chain: Chain;
}

/** The chain of each sentence as the model has it: what the chains of the marks on it have in common. */
export function chainsOf(source: SourceText): Chain[] {
  return source.sentences.map(([start = 0, end = 0]) => {
    const here = source.marks.filter((mark) => mark.start < end && mark.end > start && mark.by.length > 0).map((mark) => mark.by);
    return here.length ? here.reduce<Chain>(shared, here[0] ?? []) : [];
  });
}

function shared(one: Chain, other: Chain): Chain {
  const apart = one.findIndex((who, depth) => other[depth] !== who);
  return apart < 0 ? one : one.slice(0, apart);
}

/** The chain of each sentence as the reader found it: that of the deepest attribution in it, from the outside in. */
export function chainsRead(sentences: readonly (readonly number[])[], said: readonly Said[]): Chain[] {
  const byId = new Map(said.map((one) => [one.id, one]));
  const chains = said.map((one) => ({ content: one.content, chain: outsideIn(one, byId) }));
  return sentences.map(([start = 0, end = 0]) => {
    const here = chains.filter(({ content: [from = 0, to = 0] }) => from < end && to > start);
    return here.reduce<Chain>((longest, { chain }) => (chain.length > longest.length ? chain : longest), []);
  });
}

function outsideIn(one: Said, byId: ReadonlyMap<string, Said>): Chain {
  const chain: string[] = [];
  const seen = new Set<string>();
  for (let at: Said | undefined = one; at && !seen.has(at.id); at = at.inside === undefined ? undefined : byId.get(at.inside)) {
    seen.add(at.id);
    if (chain[0] !== at.speaker) chain.unshift(at.speaker);
  }
  return chain;
}

/** What all chains begin with: said once, above the text. Sentences nobody is named for do not count; of a single one the
 * last speaker is left, who is its own. */
export function common(chains: readonly Chain[]): Chain {
  const told = chains.filter((chain) => chain.length > 0);
  const first = told[0] ?? [];
  if (told.length < 2) return first.slice(0, -1);
  const same = first.findIndex((who, depth) => !told.every((chain) => chain[depth] === who));
  return same < 0 ? first : first.slice(0, same);
}

/** The bars of what comes after the first `skip` speakers; deeper ones stand within those around them. */
export function bars(chains: readonly Chain[], skip: number): Bar[] {
  const found: Bar[] = [];
  const open: { from: number; chain: Chain }[] = [];
  const close = (depth: number, to: number): void => {
    while (open.length > depth) {
      const { from, chain } = open.pop() ?? { from: 0, chain: [] };
      found.push({ depth: open.length, from, to, who: chain.at(-1) ?? "", chain });
    }
  };
  for (const [index, chain] of [...chains, [] as Chain].entries()) {
    const now = chain.slice(skip);
    const kept = open.findIndex((each, depth) => each.chain.at(-1) !== now[depth]);
    close(kept < 0 ? open.length : kept, index - 1);
    for (let depth = open.length; depth < now.length; depth += 1) open.push({ from: index, chain: chain.slice(0, skip + depth + 1) });
  }
  return found.sort((a, b) => a.from - b.from || a.depth - b.depth);
}
