// The styles of a widget, as one sheet: those of the page, for a root of its own (vite.widget.config.js), and its layout.

import base from "../style/base.css?inline";
import palette from "../style/palette.css?inline";
import ui from "../style/ui.css?inline";
import pictures from "../scene/pictures.css?inline";
import scene from "../scene/scene.css?inline";
import own from "./widget.css?inline";

export function styles(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync([palette, base, ui, pictures, scene, own].join("\n"));
  return sheet;
}
