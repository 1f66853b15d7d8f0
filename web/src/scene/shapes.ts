// Shapes as SVG: a fixed list of tags and attributes, made node by node, so that a text can never become markup.

import { h } from "preact";
import type { VNode } from "preact";
import type { Attributes, Shape } from "./data";

export const SVG = "http://www.w3.org/2000/svg";

// The same lists as report/drawing.py, and what the live state graph adds.
const TAGS = new Set(
  "svg g rect path line circle ellipse polygon text tspan title desc defs marker pattern".split(" "),
);
const NAMES = new Set(
  (
    "x y x1 y1 x2 y2 dx dy cx cy r rx ry width height points refX refY markerWidth markerHeight " +
    "id class role aria-label aria-labelledby aria-hidden d viewBox transform orient markerUnits patternUnits " +
    "patternTransform font-weight fill-opacity fill marker-end tabindex aria-pressed aria-describedby data-state data-edge"
  ).split(" "),
);
const OWN = /^url\(#[\w.-]+\)$/;

/** Whether an attribute may be painted: it is on the list, and a colour only names something of the picture. */
export function allowed(name: string, value: string): boolean {
  return NAMES.has(name) && ((name !== "fill" && name !== "marker-end") || OWN.test(value));
}

/** Makes the DOM of a shape. What is not on the lists is left out. */
export function element(shape: Exclude<Shape, string>): SVGElement {
  const [tag, attributes, ...children] = shape;
  const made = document.createElementNS(SVG, TAGS.has(tag) ? tag : "g");
  for (const [name, value] of Object.entries(attributes)) if (allowed(name, value)) made.setAttribute(name, value);
  for (const child of children) made.append(typeof child === "string" ? child : element(child));
  return made;
}

/** The same as a component's node. */
export function node(shape: Shape): VNode | string {
  if (typeof shape === "string") return shape;
  const [tag, attributes, ...children] = shape;
  const kept = Object.fromEntries(Object.entries(attributes).filter(([name, value]) => allowed(name, value)));
  return h(TAGS.has(tag) ? tag : "g", kept, ...children.map(node));
}

/** Puts `to` before every id of a picture in the place of `from`, so that two of the same can share a page. */
export function renamed(shape: Shape, from: string, to: string): Shape {
  if (typeof shape === "string" || from === to) return shape;
  const [tag, attributes, ...children] = shape;
  const named: Attributes = Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, reprefixed(name, value, from, to)]),
  );
  return [tag, named, ...children.map((child) => renamed(child, from, to))];
}

function reprefixed(name: string, value: string, from: string, to: string): string {
  const start = `${from}-`;
  if (name === "id" || name === "aria-labelledby") {
    return value.split(" ").map((id) => (id.startsWith(start) ? `${to}-${id.slice(start.length)}` : id)).join(" ");
  }
  return value.startsWith(`url(#${start}`) ? `url(#${to}-${value.slice(start.length + 5)}` : value;
}
