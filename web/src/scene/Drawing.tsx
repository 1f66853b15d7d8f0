// A picture made of shapes: chances, lanes, deals, ties, strips, heat, sway.

import type { VNode } from "preact";
import { useId } from "preact/hooks";
import type { DrawingData, Shape } from "./data";
import { node, renamed } from "./shapes";

interface DrawingProps {
  readonly data: DrawingData;
  /** Put before every id; one of its own where it is not given. */
  readonly id?: string;
}

/** So much smaller a picture gets to fit its pane; what is left over scrolls. */
const LEAST = 0.75;

/** Paints it in a region that scrolls, with the keyboard too, where it is wider than its pane. */
export function Drawing({ data, id }: DrawingProps): VNode {
  const own = useId();
  const shape = renamed(data.shape, data.id, id ?? own);
  return (
    <div class="scene-scroll" role="region" tabIndex={0} aria-label={titleOf(data.shape)} style={{ "--least": `${LEAST * widthOf(data.shape)}px` }}>
      {node(shape)}
    </div>
  );
}

function widthOf(shape: Shape): number {
  return typeof shape === "string" ? 0 : Number(shape[1]["width"] ?? 0);
}

function titleOf(shape: Shape): string {
  if (typeof shape === "string") return "";
  const title = shape.slice(2).find((child) => Array.isArray(child) && child[0] === "title");
  return Array.isArray(title) && typeof title[2] === "string" ? title[2] : "";
}
