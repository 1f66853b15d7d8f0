// A name that shows on hover and on focus. It repeats what a screen reader says anyway, so it is hidden from it.

import type { ComponentChildren, JSX } from "preact";
import { shown } from "../keys";

export function Tooltip({ text, keys = "", children }: { text: string; keys?: string; children: ComponentChildren }): JSX.Element {
  return (
    <span class="tooltip-of">
      {children}
      <span class="tooltip" aria-hidden="true">
        {text}
        {keys ? <kbd>{shown(keys)}</kbd> : null}
      </span>
    </span>
  );
}
