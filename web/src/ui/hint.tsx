// A small "?" that explains the word beside it, where it stands; Escape or a second press closes it.

import type { ComponentChildren, JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { useAway } from "./away";

export function Hint({ about, children }: { about: string; children: ComponentChildren }): JSX.Element {
  const [open, setOpen] = useState(false);
  const whole = useRef<HTMLSpanElement>(null);
  useAway(open, whole, () => setOpen(false));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !open) return;
    event.preventDefault();
    event.stopPropagation();
    setOpen(false);
  };
  return (
    <span class="hint" ref={whole} onKeyDown={onKeyDown}>
      <button type="button" class="hint-mark" aria-label={`What is this: ${about}`} aria-expanded={open} onClick={() => setOpen(!open)}>
        ?
      </button>
      <span role="status" class="hint-place">
        {open && <span class="hint-text">{children}</span>}
      </span>
    </span>
  );
}
