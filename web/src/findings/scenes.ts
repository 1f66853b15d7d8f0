// Pictures, asked for when they are shown, and kept as long as the model and the changes are the same.

import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { askModelAbout, hash, verdictsStale } from "../answers";
import { edits } from "../changes";
import { painted } from "../scene";
import type { Painted } from "../scene";

interface Shown {
  readonly scene: Painted | null;
  readonly wrong: string;
  /** It is being asked for, or is of another model than what is shown. */
  readonly old: boolean;
}

const MOST = 40;
const kept = new Map<string, Painted>();

/** Pictures that can be laid out for a pane that is narrow, and how many px that is. */
const LAID_OUT = ["chances", "deal"];
const ROOMY = 700;
const scarce = signal(false);

/** Follows how much room the pane of the pictures has. */
export function followRoom(pane: HTMLElement | null): void {
  if (!pane) return;
  const measure = (): void => void (scarce.value = pane.clientWidth < ROOMY);
  measure();
  new ResizeObserver(measure).observe(pane);
}

/** The picture called `name`, as wide as the pane, or `large`; while a newer one is made, the last stays. */
export function useScene(name: string, given: Readonly<Record<string, unknown>> = {}, large = false): Shown {
  const options = scarce.value && !large && LAID_OUT.includes(name) ? { ...given, narrow: true } : given;
  const [told, setTold] = useState<{ key: string; scene: Painted | null; wrong: string }>({ key: "", scene: null, wrong: "" });
  const key = [name, hash.value, JSON.stringify(edits.value), JSON.stringify(options)].join("\n");
  const waits = verdictsStale.value;
  useEffect(() => {
    if (waits) return undefined;
    const known = kept.get(key);
    if (known) {
      setTold({ key, scene: known, wrong: "" });
      return undefined;
    }
    let gone = false;
    void askModelAbout("scene", { name, options: { ...options } }, `scene ${name}${large ? " large" : ""}`).then((answer) => {
      if (answer.superseded) return;
      const scene = answer.scene ? painted(answer.scene) : null;
      if (scene) keep(key, scene);
      if (!gone) setTold((before) => ({ key, scene: scene ?? before.scene, wrong: scene ? "" : (answer.problems?.[0]?.message ?? "There is no answer.") }));
    });
    return () => void (gone = true);
  }, [key, waits]);
  return { scene: told.scene, wrong: told.key === key ? told.wrong : "", old: told.key !== key || waits };
}

function keep(key: string, scene: Painted): void {
  kept.set(key, scene);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST) break;
    kept.delete(oldest);
  }
}
