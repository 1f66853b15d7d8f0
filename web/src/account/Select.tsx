// The small bar at words that are selected: what they can become, one press away. It leaves the selection as it is.

import type { JSX, RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import { making } from "./making";
import type { Making } from "./making";
import { selected, source } from "./state";
import { selectedIn } from "./selection";

const QUICK: readonly (readonly [Making["kind"], string])[] = [
  ["want", "Want"],
  ["option", "Option"],
  ["tie", "Tie"],
  ["claim", "Claim"],
  ["attach", "Evidence for"],
  ["menu", "More"],
];

interface Place {
  readonly top: number;
  readonly left: number;
}

export function Select({ frame }: { frame: RefObject<HTMLDivElement | null> }): JSX.Element | null {
  const [place, setPlace] = useState<Place | null>(null);
  useLayoutEffect(() => {
    const look = (): void => {
      const root = frame.current;
      if (!root || document.querySelector("dialog:modal")) return;
      const found = selectedIn(root, source.value?.text ?? "");
      const now = selected.peek();
      if (found?.at !== now?.at || found?.end !== now?.end) selected.value = found;
      setPlace(found ? below(root) : null);
    };
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, []);
  const now = selected.value;
  if (!now || !place) return null;
  return (
    <div class="select-bar" role="toolbar" aria-label="Use the selected words" style={{ top: `${place.top}px`, left: `${place.left}px` }} onPointerDown={(event) => event.preventDefault()}>
      {QUICK.map(([kind, label]) => (
        <button key={kind} type="button" onClick={() => (making.value = { kind, at: now.at, end: now.end })}>
          {label}
        </button>
      ))}
    </div>
  );
}

/** Under the last selected line, within the width of the text. */
function below(root: HTMLElement): Place {
  const chosen = getSelection()?.getRangeAt(0).getClientRects();
  const last = chosen?.[chosen.length - 1];
  const frame = root.getBoundingClientRect();
  if (!last) return { top: 0, left: 0 };
  const left = Math.min(Math.max(last.right - frame.left - 120, 0), Math.max(0, frame.width - 340));
  return { top: Math.round(last.bottom - frame.top + 6), left: Math.round(left) };
}
