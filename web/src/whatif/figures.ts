// A number on a slider: where a value stands on it, how it is said, which change it is. No DOM.

import type { Change } from "../changes";
import type { Number as Figure } from "../types";

/** Times are set by their ratio: half as long is as far from the middle as twice as long. */
const byRatio = (figure: Figure): boolean => figure.unit === "days" && figure.low > 0;

/** Steps of a slider that goes by ratio, from one end to the other. */
export const STEPS = 96;

export interface Range {
  readonly low: number;
  readonly high: number;
  readonly step: number;
}

export function rangeOf(figure: Figure): Range {
  return byRatio(figure) ? { low: 0, high: STEPS, step: 1 } : { low: figure.low, high: figure.high, step: (figure.high - figure.low) / 20 };
}

export function positionOf(figure: Figure, value: number): number {
  if (!byRatio(figure)) return value;
  return Math.round((STEPS * Math.log(value / figure.low)) / Math.log(figure.high / figure.low));
}

export function valueAt(figure: Figure, position: number): number {
  if (!byRatio(figure)) return rounded(position);
  return rounded(figure.low * (figure.high / figure.low) ** (position / STEPS));
}

/** Three figures are enough for what is only tried. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

export function says(figure: Figure, value: number): string {
  return figure.unit === "days" ? `every ${value} ${value === 1 ? "day" : "days"}` : value.toFixed(2);
}

export function name(figure: Figure): string {
  return figure.label.replace(/ every … days$/, "");
}

export function changeTo(figure: Figure, value: number): Change {
  const label = `${name(figure)}${figure.unit === "days" ? "" : ":"} ${says(figure, value)}`;
  return { about: figure.id, edit: figure.edit.replace("{value}", String(value)), label };
}

/** The value a change gives a number; its own where it gives none. */
export function valueIn(figure: Figure, edit: string | undefined): number {
  const [before = "", after = ""] = figure.edit.split("{value}");
  if (!edit?.startsWith(before) || !edit.endsWith(after)) return figure.value;
  const value = Number(edit.slice(before.length, edit.length - after.length));
  return Number.isFinite(value) ? value : figure.value;
}
