// What is asked, and whether it is answered: a slider that is dragged asks only for its newest value.

import { useEffect, useState } from "preact/hooks";
import type { WidgetAsked, WidgetTold } from "../types";
import { useTrait } from "./bridge";
import type { Bridge } from "./bridge";

interface Asking {
  /** What the controls show: what was asked last, or is about to be. */
  readonly asked: WidgetAsked;
  readonly told: WidgetTold;
  /** The verdicts shown are not yet those of what is asked. */
  readonly old: boolean;
  /** Nothing came for so long that there may be nobody to answer. */
  readonly alone: boolean;
  readonly ask: (more: Partial<WidgetAsked>) => void;
}

/** After this long without an answer, in ms, it is said that there is none. */
const LONG = 8_000;

export function useAsking(bridge: Bridge): Asking {
  const [asked, told] = [useTrait(bridge, "asked"), useTrait(bridge, "told")];
  const [wish, setWish] = useState<WidgetAsked | null>(null);
  const [alone, setAlone] = useState(false);
  const waiting = !alike(asked.changes, told.changes);
  const send = (next: WidgetAsked): void => {
    bridge.set("asked", next);
    bridge.save_changes();
  };
  useEffect(() => {
    if (waiting || !wish) return;
    setWish(null);
    send(wish);
  }, [waiting, wish]);
  useEffect(() => {
    setAlone(false);
    if (!waiting) return undefined;
    const timer = setTimeout(() => setAlone(true), LONG);
    return () => clearTimeout(timer);
  }, [waiting]);
  const shown = wish ?? asked;
  const ask = (more: Partial<WidgetAsked>): void => (waiting ? setWish : send)({ ...shown, ...more });
  return { asked: shown, told, old: waiting || wish !== null, alone, ask };
}

export function alike(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each, at) => each === other[at]);
}
