// An assumption by its name, that can be switched off there and then.

import type { JSX } from "preact";
import { model } from "../answers";
import { changes, toggle } from "../changes";
import type { Change } from "../changes";
import { choose, point, unpoint } from "../chosen";
import { without } from "../whatif/words";

export function AssumptionChip({ id, label }: { id: string; label: string }): JSX.Element {
  const assumption = model.value?.assumptions.find((each) => each.id === id);
  const change = assumption && without(assumption);
  const isOut = changes.value.some((each) => each.edit === change?.edit);
  return (
    <span class={isOut ? "chip out" : "chip"} onPointerEnter={() => point("assumption", id)} onPointerLeave={unpoint}>
      <button type="button" class="chip-name" onClick={() => choose("assumption", id)}>
        {label}
        <span class="unseen">: show it</span>
      </button>
      {change && (
        <button type="button" class="chip-switch" role="switch" aria-checked={!isOut} aria-label={`In the model: ${label}`} onClick={(event) => toggled(change, event.currentTarget)}>
          {isOut ? "off" : "on"}
        </button>
      )}
    </span>
  );
}

/** The line it stands in may move; the focus stays on the switch. */
function toggled(change: Change, button: HTMLElement): void {
  toggle(change);
  requestAnimationFrame(() => document.activeElement === document.body && button.focus());
}
