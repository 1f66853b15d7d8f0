// Pictures, asked for when they are shown, and kept as long as the model and the changes are the same.

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

/** The picture called `name`; while a newer one is made, the last stays. */
export function useScene(name: string, options: Readonly<Record<string, unknown>> = {}): Shown {
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
    void askModelAbout("scene", { name, options: { ...options } }, `scene ${name}`).then((answer) => {
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
