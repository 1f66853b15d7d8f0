// What is open for the moment closes when somebody presses, or moves on to, anything else.

import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";

/** While `open`, calls `close` at a press or a focus outside of `whole`. */
export function useAway(open: boolean, whole: RefObject<HTMLElement | null>, close: () => void): void {
  useEffect(() => {
    if (!open) return undefined;
    const away = (event: Event): void => {
      if (!whole.current?.contains(event.target as Node)) close();
    };
    document.addEventListener("pointerdown", away);
    document.addEventListener("focusin", away);
    return () => {
      document.removeEventListener("pointerdown", away);
      document.removeEventListener("focusin", away);
    };
  }, [open]);
}
