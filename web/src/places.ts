// Code points <-> UTF-16: the one place where offsets are turned. Python counts code points, strings here count units.

/** Turns places of one text both ways: units(at) for strings of the page, points(at) for Python. */
interface Places {
  units(point: number): number;
  points(unit: number): number;
}

/** How many code points one remembered place is apart from the next. */
const STRIDE = 256;

/** The places of `text`. Making it is linear; a question then takes a few hundred steps at most, none in plain text. */
export function places(text: string): Places {
  if (!/[\ud800-\udfff]/.test(text)) return { units: (point) => inside(point, text.length), points: (unit) => inside(unit, text.length) };
  const marks = remembered(text);
  return { units: (point) => unitsIn(text, marks, point), points: (unit) => pointsIn(text, marks, unit) };
}

/** The part of `text` between two code points. */
export function cut(text: string, start: number, end: number): string {
  const at = places(text);
  return text.slice(at.units(start), at.units(end));
}

/** The number of code points of `text`. */
export function length(text: string): number {
  return places(text).points(text.length);
}

function inside(at: number, end: number): number {
  return Math.min(Math.max(at, 0), end);
}

/** The UTF-16 place of every STRIDE-th code point. */
function remembered(text: string): number[] {
  const marks: number[] = [];
  for (let unit = 0, point = 0; unit < text.length; unit += width(text, unit), point += 1) {
    if (point % STRIDE === 0) marks.push(unit);
  }
  return marks;
}

function unitsIn(text: string, marks: number[], point: number): number {
  if (point <= 0) return 0;
  const index = Math.min(Math.floor(point / STRIDE), marks.length - 1);
  let unit = marks[index] ?? 0;
  for (let left = point - index * STRIDE; left > 0 && unit < text.length; left -= 1) unit += width(text, unit);
  return unit;
}

function pointsIn(text: string, marks: number[], unit: number): number {
  const end = inside(unit, text.length);
  const index = lastNotAfter(marks, end);
  let point = index * STRIDE;
  for (let at = marks[index] ?? 0; at < end; at += width(text, at)) {
    if (at + width(text, at) > end) break; // within a pair: the place before it
    point += 1;
  }
  return point;
}

function lastNotAfter(marks: number[], unit: number): number {
  let low = 0;
  let high = marks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((marks[middle] ?? 0) <= unit) low = middle;
    else high = middle - 1;
  }
  return low;
}

function width(text: string, unit: number): number {
  return (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
}
