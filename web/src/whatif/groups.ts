// The assumptions of a model in groups: those of each actor, then ties, the world, the deal. No DOM.

import type { Change } from "../changes";
import { matches } from "../findings/rows";
import type { Assumption, ModelView } from "../types";
import { ordered } from "./order";
import { nameOf } from "./words";

export interface Group {
  readonly key: string;
  readonly title: string;
  readonly assumptions: readonly Assumption[];
}

const OTHERS = { ties: "Ties", world: "The world", deal: "The deal", time: "Time" } as const;

/** The groups, wants in the order they have after the changes; only what has the words searched for. */
export function grouped(model: ModelView, changes: readonly Change[], words: string): Group[] {
  const keys = [...model.actors.map((actor) => actor.id), ...Object.keys(OTHERS)];
  return keys.flatMap((key) => {
    const title = key in OTHERS ? OTHERS[key as keyof typeof OTHERS] : nameOf(model, key);
    const all = model.assumptions.filter((assumption) => keyOf(model, assumption) === key);
    const own = inOrder(all, changes).filter((each) => matches(words, each.label, each.id, title));
    return own.length ? [{ key, title, assumptions: own }] : [];
  });
}

/** The wants of an actor, as the file has them. */
export function wantsOf(model: ModelView, actor: string): string[] {
  return model.assumptions.filter((each) => each.kind === "want" && each.actor === actor).map((each) => each.id);
}

function keyOf(model: ModelView, { actor, kind, path }: Assumption): string {
  if (actor && model.actors.some((each) => each.id === actor)) return actor;
  const owner = path[0] === "actors" ? String(path[1]) : "";
  if (model.actors.some((each) => each.id === owner)) return owner;
  return kind === "tie" ? "ties" : kind === "deal" ? "deal" : kind === "in time" ? "time" : "world";
}

function inOrder(own: readonly Assumption[], changes: readonly Change[]): readonly Assumption[] {
  const wants = own.filter((each) => each.kind === "want");
  const order = ordered(wants.map((each) => each.id), changes);
  return [...order.flatMap((id) => wants.find((each) => each.id === id) ?? []), ...own.filter((each) => each.kind !== "want")];
}
