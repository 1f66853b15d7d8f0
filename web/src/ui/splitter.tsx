// The bar between two panes: dragged, or moved by the arrow keys; its value is the share of the pane before it.

import type { JSX } from "preact";
import { useRef } from "preact/hooks";

interface SplitterProps {
  readonly label: string;
  /** The id of the pane it makes larger. */
  readonly controls: string;
  /** The share of the width, in percent. */
  readonly at: number;
  readonly low: number;
  readonly high: number;
  readonly onMove: (at: number) => void;
  readonly onReset: () => void;
}

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -8, PageDown: 8 };

export function Splitter({ label, controls, at, low, high, onMove, onReset }: SplitterProps): JSX.Element {
  const from = useRef<{ x: number; at: number; width: number } | null>(null);
  const within = (value: number): number => Math.min(Math.max(value, low), high);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    const to = event.key === "Home" ? low : event.key === "End" ? high : step === undefined ? undefined : at + step;
    if (to === undefined) return;
    event.preventDefault();
    onMove(within(to));
  };
  const onPointerDown = (event: PointerEvent): void => {
    const bar = event.currentTarget as HTMLElement;
    bar.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, at, width: bar.parentElement?.clientWidth ?? 1 };
  };
  const onPointerMove = (event: PointerEvent): void => {
    const start = from.current;
    if (start) onMove(within(start.at + (100 * (event.clientX - start.x)) / start.width));
  };
  return (
    <div
      class="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-controls={controls}
      aria-valuenow={Math.round(at)}
      aria-valuemin={low}
      aria-valuemax={Math.round(high)}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => (from.current = null)}
      onPointerCancel={() => (from.current = null)}
      onDblClick={onReset}
    />
  );
}
