// The page, built into the Python package: relative addresses, no sources, the same bytes from the same sources.

import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  build: {
    outDir: "../src/detente/workbench/page",
    emptyOutDir: true,
    target: ["chrome123", "firefox128", "safari17.5"],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
});
