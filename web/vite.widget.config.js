// The widget for notebooks: one script with its styles inside, apart from the page, so that neither weighs on the other.

import { defineConfig } from "vite";

/** In a notebook the root of the styles is the widget's own, not the document's. */
const rooted = {
  name: "rooted",
  enforce: "pre",
  transform(code, id) {
    return id.includes(".css?inline") ? code.replaceAll(":root", ".detente-widget") : null;
  },
};

export default defineConfig({
  publicDir: false,
  plugins: [rooted],
  build: {
    outDir: "../src/detente/workbench/page/widget",
    emptyOutDir: true,
    target: ["chrome123", "firefox128", "safari17.5"],
    reportCompressedSize: false,
    rolldownOptions: { output: { minify: true, comments: false } }, // else a library keeps its blanks, and whence it came
    lib: { entry: "src/widget/index.ts", formats: ["es"], fileName: () => "widget.js" },
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
});
