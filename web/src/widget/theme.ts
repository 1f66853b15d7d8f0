// Light or dark, as the ground is that the widget stands on: each notebook tells it in a way of its own.

export type Theme = "light" | "dark";

/** Tells `set` the theme of what is behind an element, now and whenever the notebook or the system changes it. */
export function follow(element: Element, set: (theme: Theme) => void): () => void {
  const look = (): void => set(themeOf(element));
  const watch = new MutationObserver(look);
  for (const each of [document.documentElement, document.body]) watch.observe(each, { attributes: true });
  const system = matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", look);
  look();
  return () => {
    watch.disconnect();
    system.removeEventListener("change", look);
  };
}

/** The theme of the nearest ground that is not see-through; where there is none, what text it is made for tells. */
function themeOf(element: Element): Theme {
  for (let at: Element | null = element; at; at = above(at)) {
    const light = lightness(pixel(getComputedStyle(at).backgroundColor));
    if (light !== null) return light < 0.5 ? "dark" : "light";
  }
  return (lightness(pixel(getComputedStyle(element).color)) ?? 0) > 0.5 ? "dark" : "light";
}

function above(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** A colour as it is painted, whatever it is written in: red, green, blue and how solid, 0 to 255. */
function pixel(color: string): Uint8ClampedArray | number[] {
  const brush = new OffscreenCanvas(1, 1).getContext("2d");
  if (!brush) return [];
  brush.fillStyle = color;
  brush.fillRect(0, 0, 1, 1);
  return brush.getImageData(0, 0, 1, 1).data;
}

/** How light a colour is, 0 to 1; null for one that is mostly see-through. */
export function lightness([red = 0, green = 0, blue = 0, solid = 0]: Uint8ClampedArray | number[]): number | null {
  return solid < 128 ? null : (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}
