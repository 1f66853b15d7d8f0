// The changes that are supposed now, each with its own way out.

import type { JSX } from "preact";
import { model } from "../answers";
import { changes, take } from "../changes";
import { Icon } from "../ui";
import { known } from "./words";

export function Chips(): JSX.Element {
  return (
    <ul class="chips" aria-label="Changes supposed now">
      {changes.value.map((change) => (
        <li key={change.about}>
          <button type="button" class="chip-change" onClick={() => take(change.about)}>
            <span>{(model.value && known(model.value, change.edit)?.label) ?? change.label}</span>
            <Icon name="close" />
            <span class="unseen">: take this change back</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
