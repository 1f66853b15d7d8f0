// The widget as anywidget loads it: `render` paints one view of a model and returns what takes it away.

import { h, render as paint } from "preact";
import type { Bridge } from "./bridge";
import { styles } from "./styles";
import { follow } from "./theme";
import { Widget } from "./Widget";

interface Place {
  readonly model: Bridge;
  readonly el: HTMLElement;
}

/** Hides the board that Python showed in the widget's place, for where no script runs. */
function replace(still: string, page: Document): void {
  for (const board of page.querySelectorAll<HTMLElement>("[data-still]")) board.hidden ||= still !== "" && board.dataset["still"] === still;
}

/** Paints into a shadow root: neither styles nor ids get in or out, and a notebook can show two of the same. */
function render({ model, el }: Place): () => void {
  const host = document.createElement("div");
  host.setAttribute("data-lm-suppress-shortcuts", "true"); // JupyterLab leaves the keys that are typed in here alone
  el.append(host);
  const shadow = host.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [styles()];
  const root = document.createElement("div");
  root.className = "detente-widget";
  shadow.append(root);
  const unfollow = follow(el, (theme) => root.setAttribute("data-theme", theme));
  paint(h(Widget, { bridge: model }), root);
  replace(model.get("still"), el.ownerDocument);
  return () => {
    unfollow();
    paint(null, root);
    host.remove();
  };
}

const widget = { render };

// The one default export: anywidget asks for it.
export { widget as default };
