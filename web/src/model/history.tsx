// The steps taken and taken back, each by its name: going to one undoes or redoes all in between.

import type { JSX } from "preact";
import { history, redo, undo } from "../store";
import { Icon, Menu } from "../ui";
import type { Item } from "../ui";

const SHOWN = 12;

export function Steps(): JSX.Element | null {
  const { done, undone } = history.value;
  if (!done.length && !undone.length) return null;
  const back = done.slice(-SHOWN).map((step, index, some): Item => ({
    label: `${done.length - some.length + index + 1}. ${step.label}`,
    checked: index === some.length - 1,
    run: () => times(some.length - 1 - index, undo),
  }));
  const ahead = undone.slice(-SHOWN).reverse().map((step, index): Item => ({
    label: `${done.length + index + 1}. ${step.label}`,
    checked: false,
    run: () => times(index + 1, redo),
  }));
  const first: Item = { label: done.length > SHOWN ? `${done.length - SHOWN} steps back` : "As it was opened", checked: !done.length, run: () => times(Math.min(done.length, SHOWN), undo) };
  return (
    <Menu label={`Steps: ${done.length} taken, ${undone.length} taken back`} side="end" items={[first, ...back, ...ahead]}>
      <span class="tally">{done.length === 1 ? "1 step" : `${done.length} steps`}</span>
      <Icon name="down" />
    </Menu>
  );
}

function times(count: number, act: () => void): void {
  for (let step = 0; step < count; step += 1) act();
}
