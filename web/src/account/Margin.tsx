// The margin: who says that who says what, as bars beside the sentences, deeper speakers within those around them.

import type { JSX, RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import { blocks, named, voices } from "./state";
import type { Bar } from "./voices";

interface Drawn {
  readonly bar: Bar;
  readonly top: number;
  readonly height: number;
}

/** The deepest nesting there is room for; deeper speakers share the last bar. */
const DEEPEST = 4;

/** Drawn beside the text in `frame`, and anew whenever its lines fall another way. Sentences say it too, when focused. */
export function Margin({ frame }: { frame: RefObject<HTMLDivElement | null> }): JSX.Element {
  const [drawn, setDrawn] = useState<readonly Drawn[]>([]);
  const [width, setWidth] = useState(0);
  const all = voices.value;
  useLayoutEffect(() => {
    const root = frame.current;
    if (!root) return undefined;
    const measure = (): void => {
      const above = root.getBoundingClientRect().top;
      setDrawn(apart(all.flatMap((bar) => placed(bar, above))));
      setWidth(root.clientWidth);
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(root);
    return () => watch.disconnect();
  }, [all, blocks.value]);
  return (
    <div class={width > 420 ? "margin" : "margin thin"} aria-hidden="true">
      {drawn.map(({ bar, top, height }) => (
        <div key={`${bar.depth} ${bar.from}`} class={`voice depth-${Math.min(bar.depth, DEEPEST - 1)}`} style={{ top: `${top}px`, height: `${height}px` }} title={spoken(bar)}>
          <span class="voice-name">{named(bar.who)}</span>
        </div>
      ))}
    </div>
  );
}

function placed(bar: Bar, above: number): Drawn[] {
  const first = document.getElementById(`sentence-${bar.from}`)?.getClientRects()[0];
  const lines = document.getElementById(`sentence-${bar.to}`)?.getClientRects();
  const last = lines?.[lines.length - 1];
  return first && last ? [{ bar, top: Math.round(first.top - above), height: Math.round(last.bottom - first.top) }] : [];
}

/** Where a bar begins on the line on which another of its depth ends, they share the line. */
function apart(drawn: readonly Drawn[]): Drawn[] {
  return drawn.map((one) => {
    const beside = drawn.filter((other) => other !== one && other.bar.depth === one.bar.depth);
    const before = beside.find((other) => other.top < one.top && other.top + other.height > one.top);
    const after = beside.find((other) => other.top > one.top && one.top + one.height > other.top);
    const top = before ? (before.top + before.height + one.top) / 2 + 1 : one.top;
    const end = after ? (one.top + one.height + after.top) / 2 - 1 : one.top + one.height;
    return { ...one, top, height: Math.max(4, end - top) };
  });
}

function spoken(bar: Bar): string {
  return [...bar.chain].reverse().map(named).join(", as told by ");
}
