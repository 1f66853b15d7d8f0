// Where the card of a step stands: beside what it points at, and inside the window. No DOM.

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP = 14;

/** The corner of a card beside `target`: on the side with the most room, or over its end where there is none. */
export function beside(target: Box | null, card: Size, window: Size): { readonly left: number; readonly top: number } {
  const inside = (at: number, size: number, all: number): number => Math.round(Math.min(Math.max(at, GAP), Math.max(GAP, all - size - GAP)));
  if (!target) return { left: inside((window.width - card.width) / 2, card.width, window.width), top: inside((window.height - card.height) / 2, card.height, window.height) };
  const right = target.left + target.width;
  const level = inside(target.top + 24, card.height, window.height);
  if (window.width - right >= card.width + 2 * GAP) return { left: Math.round(right + GAP), top: level };
  if (target.left >= card.width + 2 * GAP) return { left: Math.round(target.left - card.width - GAP), top: level };
  const under = target.top + target.height + GAP;
  const left = inside(target.left, card.width, window.width);
  return { left, top: inside(under, card.height, window.height) };
}
