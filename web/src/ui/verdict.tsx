// A verdict, told three ways: by colour, by shape and by word.

import type { JSX } from "preact";
import type { Outcome } from "../types";

const SHAPES: Record<Outcome, JSX.Element> = {
  holds: <path d="M3 8.5l3.5 3.5L13 4.5" />,
  fails: <path d="M4 4l8 8M12 4l-8 8" />,
  depends: (
    <g>
      <circle cx="8" cy="8" r="5.6" />
      <path class="filled" d="M8 2.4a5.6 5.6 0 0 1 0 11.2z" />
    </g>
  ),
  untestable: <path d="M3 8h10" stroke-dasharray="2.4 1.4" />,
};

/** The mark alone, for a row that says the word elsewhere. */
export function Mark({ outcome }: { outcome: Outcome }): JSX.Element {
  return (
    <svg class={`mark ${outcome}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {SHAPES[outcome]}
    </svg>
  );
}

/** Mark and word. */
export function Verdict({ outcome, was }: { outcome: Outcome; was?: Outcome | undefined }): JSX.Element {
  return (
    <span class={`verdict ${outcome}`}>
      <Mark outcome={outcome} />
      {outcome}
      {was && was !== outcome && <span class="was"> was {was}</span>}
    </span>
  );
}
