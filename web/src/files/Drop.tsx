// A file dragged over the page: where it can be let go, and what happens then.

import type { JSX } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import { say } from "../say";
import { Icon } from "../ui";
import { bring } from "./drop";

export function Drop(): JSX.Element | null {
  const [over, setOver] = useState(false);
  useLayoutEffect(() => {
    let depth = 0;
    const ours = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    const enter = (event: DragEvent): void => {
      if (!ours(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (!ours(event)) return;
      depth = Math.max(0, depth - 1);
      if (!depth) setOver(false);
    };
    const hover = (event: DragEvent): void => {
      if (ours(event)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      if (!ours(event)) return;
      event.preventDefault();
      event.stopPropagation();
      depth = 0;
      setOver(false);
      const [first, ...others] = event.dataTransfer?.files ?? [];
      if (first) void bring(first);
      if (others.length) say("One at a time: the first of them is taken in.");
    };
    const all = { dragenter: enter, dragleave: leave, dragover: hover, drop } as const;
    for (const [name, on] of Object.entries(all)) addEventListener(name as "drop", on, true);
    return () => {
      for (const [name, on] of Object.entries(all)) removeEventListener(name as "drop", on, true);
    };
  }, []);
  if (!over) return null;
  return (
    <div class="drop-over" aria-hidden="true">
      <p>
        <Icon name="file" />
        Let go to read it
      </p>
    </div>
  );
}
