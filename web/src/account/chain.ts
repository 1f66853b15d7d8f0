// Who says the words at a place: the chain of speakers the model has for the sentence, else what all sentences share.

import { model } from "../answers";
import type { Making } from "./making";
import { blocks, source } from "./state";
import { chainsOf, common } from "./voices";

/** The chain, as `said_by` takes it: actors the model has. */
export function chainAt({ at }: Pick<Making, "at">): readonly string[] {
  if (!source.value) return [];
  const chains = chainsOf(source.value);
  const sentence = blocks.value.flatMap((block) => block.sentences).find((each) => each.index >= 0 && each.at <= at && at < each.end);
  const own = sentence ? (chains[sentence.index] ?? []) : [];
  const known = new Set(model.value?.actors.map((actor) => actor.id));
  return (own.length ? own : common(chains)).filter((who) => known.has(who));
}
