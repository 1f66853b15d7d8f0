// What anywidget gives a widget's script: traits that the kernel holds too.

import { useLayoutEffect, useState } from "preact/hooks";
import type { ModelView, Scene, WidgetAsked, WidgetTold } from "../types";

/** The traits, as src/detente/workbench/widget/bridge.py has them. */
interface Traits {
  readonly model: ModelView;
  readonly asked: WidgetAsked;
  readonly told: WidgetTold;
  readonly scene: Scene | null;
  readonly still: string;
}

/** The part of anywidget's model that is used; Jupyter, VS Code and marimo all have it. */
export interface Bridge {
  get<Name extends keyof Traits>(name: Name): Traits[Name];
  set<Name extends keyof Traits>(name: Name, value: Traits[Name]): void;
  save_changes(): void;
  on(event: string, heard: () => void): void;
  off(event: string, heard: () => void): void;
}

/** A trait as it is now; the component is painted anew when it is another. */
export function useTrait<Name extends keyof Traits>(bridge: Bridge, name: Name): Traits[Name] {
  const [value, setValue] = useState(() => bridge.get(name));
  // At once and not after the next frame: a view that is taken away before that would listen for ever.
  useLayoutEffect(() => {
    const heard = (): void => setValue(bridge.get(name));
    heard();
    bridge.on(`change:${name}`, heard);
    return () => bridge.off(`change:${name}`, heard);
  }, [bridge, name]);
  return value;
}
