// The order of an actor's wants after changes that move some, and the change that moves one further. No DOM.

import type { Change } from "../changes";

const MOVE = /^move (\S+) (above|below) (\S+)$/;

/** The order of `ids` after the moves among `changes`, one after the other. */
export function ordered(ids: readonly string[], changes: readonly Change[]): string[] {
  return changes.reduce<string[]>((order, change) => moved(order, change.edit), [...ids]);
}

function moved(order: string[], edit: string): string[] {
  const [, id, side, other] = MOVE.exec(edit) ?? [];
  if (!id || !other || !order.includes(id) || !order.includes(other)) return order;
  const rest = order.filter((each) => each !== id);
  return rest.toSpliced(rest.indexOf(other) + (side === "below" ? 1 : 0), 0, id);
}

/**
 * The changes after `id` went one place up (-1) or down (1) among `ids`, the wants of its actor as the file has them.
 * Moves of one want that follow each other are one change; one that leads back to where it was is none.
 */
export function shifted(ids: readonly string[], changes: readonly Change[], id: string, by: -1 | 1, label: string): readonly Change[] {
  const order = ordered(ids, changes);
  const other = order[order.indexOf(id) + by];
  if (!order.includes(id) || other === undefined) return changes;
  const edit = `move ${id} ${by < 0 ? "above" : "below"} ${other}`;
  const before = isMoveOf(changes.at(-1), id) ? changes.slice(0, -1) : changes;
  const wanted = moved(order, edit);
  if (wanted.join(" ") === ordered(ids, before).join(" ")) return before;
  return [...before, { about: free(`move ${id}`, before), edit, label }];
}

function isMoveOf(change: Change | undefined, id: string): boolean {
  return change !== undefined && MOVE.exec(change.edit)?.[1] === id;
}

/** A name no other change has. */
function free(about: string, changes: readonly Change[]): string {
  const taken = new Set(changes.map((change) => change.about));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? about : `${about} ${number}`;
    if (!taken.has(name)) return name;
  }
}
