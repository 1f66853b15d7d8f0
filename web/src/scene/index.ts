// The pictures, for the page and for a notebook's widget: this folder bundles alone.

import { h, render } from "preact";
import { isGraph } from "./data";
import type { DrawingData, Painted } from "./data";
import { graphShape } from "./graph_shape";
import { Picture } from "./Picture";
import type { PictureProps } from "./Picture";
import { element, renamed } from "./shapes";

export { Drawing } from "./Drawing";
export { Graph } from "./Graph";
export type { GraphProps } from "./Graph";
export { Picture, SceneTable } from "./Picture";
export type { PictureProps } from "./Picture";
export { isGraph, painted } from "./data";
export type { DrawingData, Facets, GraphData, Lens, NodeData, Painted } from "./data";

/** Paints a scene live into `host`; painting again changes what differs. The function it returns takes it away. */
export function paint(host: Element, scene: Painted, more: Omit<PictureProps, "scene"> = {}): () => void {
  render(h(Picture, { scene, ...more }), host);
  return () => render(null, host);
}

/** Paints a scene as it stands in a report: one SVG, nothing live. */
export function still(host: Element, scene: Painted, id: string = scene.name): SVGElement {
  const shape = isGraph(scene) ? graphShape(scene.data, id) : renamed((scene.data as DrawingData).shape, (scene.data as DrawingData).id, id);
  if (typeof shape === "string") throw new TypeError("a picture is a shape, not a text");
  const made = element(shape);
  host.replaceChildren(made);
  return made;
}
