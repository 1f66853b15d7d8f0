// What part of a picture is seen: arithmetic of zoom and pan over a viewBox as wide and high as its stage. No DOM.

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface View extends Size {
  readonly x: number;
  readonly y: number;
}

/** Pixels of the screen for one of the picture: at most when zoomed; at least to be read, and for boxes of 24 px. */
const LARGEST = 3;
const LEGIBLE = 0.83;
const MARGIN = 24;

/** The whole picture, in the middle, never larger than it is. */
export function whole(size: Size, stage: Size): View {
  return scaled(size, stage, Math.min(stage.width / size.width, stage.height / size.height, 1));
}

/** What is seen first: the whole where it can be read, else the part around `box` that can. */
export function first(size: Size, stage: Size, box: View | undefined): View {
  const all = whole(size, stage);
  if (!box || stage.width / all.width >= LEGIBLE) return all;
  return showing(scaled(size, stage, LEGIBLE), size, box);
}

/** Nearer (factor above 1) or farther, keeping the point at the shares `atX`, `atY` of the view where it is. */
export function zoomed(view: View, size: Size, stage: Size, factor: number, atX = 0.5, atY = 0.5): View {
  const least = stage.width / LARGEST;
  const width = Math.min(Math.max(view.width / factor, least), Math.max(whole(size, stage).width, least));
  const height = (width / view.width) * view.height;
  return kept({ x: view.x + (view.width - width) * atX, y: view.y + (view.height - height) * atY, width, height }, size);
}

/** Moved by so much of the picture. */
export function moved(view: View, size: Size, across: number, down: number): View {
  return kept({ ...view, x: view.x + across, y: view.y + down }, size);
}

/** Moved as little as it takes for a box to be seen; the same object where it is. */
export function showing(view: View, size: Size, box: View): View {
  const x = shifted(view.x, view.width, box.x - MARGIN, box.width + 2 * MARGIN);
  const y = shifted(view.y, view.height, box.y - MARGIN, box.height + 2 * MARGIN);
  return x === view.x && y === view.y ? view : kept({ ...view, x, y }, size);
}

/** Whether two views are the same place. */
export function same(one: View, other: View): boolean {
  return Math.abs(one.x - other.x) < 0.01 && Math.abs(one.y - other.y) < 0.01 && one.width === other.width;
}

function scaled(size: Size, stage: Size, scale: number): View {
  return kept({ x: 0, y: 0, width: stage.width / scale, height: stage.height / scale }, size);
}

function shifted(from: number, length: number, start: number, need: number): number {
  if (need > length || start < from) return start;
  return start + need > from + length ? start + need - length : from;
}

function kept(view: View, size: Size): View {
  return { ...view, x: within(view.x, size.width - view.width), y: within(view.y, size.height - view.height) };
}

/** Between 0 and `room`; where the picture is smaller than the view, in its middle. */
function within(value: number, room: number): number {
  return room < 0 ? room / 2 : Math.min(Math.max(value, 0), room);
}
