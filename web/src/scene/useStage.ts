// Zoom and pan of a picture in its stage: buttons, keys, a dragged pointer, the wheel with Ctrl.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { RefObject } from "preact";
import { first, moved, same, showing, whole, zoomed } from "./view";
import type { Size, View } from "./view";

const STEP = 1.3;

export interface Stage {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
  readonly pan: (acrossShare: number, downShare: number) => void;
  readonly show: (box: View) => void;
  readonly nearer: () => void;
  readonly farther: () => void;
}

/** Keeps the viewBox of the SVG in `ref` (set through the DOM: the picture itself is not painted again). */
export function useStage(size: Size, box: View | undefined): Stage {
  const ref = useRef<HTMLDivElement>(null);
  const view = useRef<View | null>(null);
  const [stage, setStage] = useState<Size>({ width: size.width, height: size.height });

  const set = (next: View): void => {
    view.current = next;
    ref.current?.querySelector("svg")?.setAttribute("viewBox", [next.x, next.y, next.width, next.height].map(short).join(" "));
  };
  const change = (make: (now: View) => View): void => set(make(view.current ?? whole(size, stage)));

  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const watch = new ResizeObserver(([entry]) => {
      const room = entry?.contentRect;
      if (room && room.width > 0 && room.height > 0) setStage({ width: room.width, height: room.height });
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);

  useLayoutEffect(() => set(first(size, stage, box)), [size.width, size.height, stage.width, stage.height, box?.x, box?.y]);

  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const wheel = (event: WheelEvent): void => {
      const now = view.current;
      if (!now) return;
      const room = element.getBoundingClientRect();
      const [atX, atY] = [(event.clientX - room.left) / room.width, (event.clientY - room.top) / room.height];
      const scale = now.width / room.width;
      const next =
        event.ctrlKey || event.metaKey
          ? zoomed(now, size, stage, Math.exp(-event.deltaY / 300), atX, atY)
          : moved(now, size, event.deltaX * scale, event.deltaY * scale);
      if (same(now, next) && !event.ctrlKey) return; // nothing more that way: the page scrolls
      event.preventDefault();
      set(next);
    };
    const drag = dragging(element, (across, down) => {
      const now = view.current;
      if (now) set(moved(now, size, -across * (now.width / element.clientWidth), -down * (now.height / element.clientHeight)));
    });
    element.addEventListener("wheel", wheel, { passive: false });
    return () => {
      element.removeEventListener("wheel", wheel);
      drag();
    };
  }, [size.width, size.height, stage.width, stage.height]);

  const zoom = (factor: number): void => change((now) => zoomed(now, size, stage, factor));
  return {
    ref,
    zoom,
    fit: () => change(() => whole(size, stage)),
    pan: (across, down) => change((now) => moved(now, size, now.width * across, now.height * down)),
    show: (part) => change((now) => showing(now, size, part)),
    nearer: () => zoom(STEP),
    farther: () => zoom(1 / STEP),
  };
}

/** Tells how far a pressed pointer moved since the last time; a press that hardly moves stays a click. */
function dragging(element: HTMLElement, told: (across: number, down: number) => void): () => void {
  let last: readonly [number, number] | null = null;
  let far = false;
  const start = (event: PointerEvent): void => {
    if (event.button === 0) [last, far] = [[event.clientX, event.clientY], false];
  };
  const move = (event: PointerEvent): void => {
    if (!last) return;
    const [across, down] = [event.clientX - last[0], event.clientY - last[1]];
    if (!far && Math.hypot(across, down) < 4) return;
    if (!far) element.setPointerCapture(event.pointerId);
    [far, last] = [true, [event.clientX, event.clientY]];
    told(across, down);
  };
  const end = (): void => void (last = null);
  const click = (event: MouseEvent): void => {
    if (far) event.stopPropagation();
    far = false;
  };
  element.addEventListener("pointerdown", start);
  element.addEventListener("pointermove", move);
  element.addEventListener("pointerup", end);
  element.addEventListener("pointercancel", end);
  element.addEventListener("click", click, { capture: true });
  return () => {
    element.removeEventListener("pointerdown", start);
    element.removeEventListener("pointermove", move);
    element.removeEventListener("pointerup", end);
    element.removeEventListener("pointercancel", end);
    element.removeEventListener("click", click, { capture: true });
  };
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
