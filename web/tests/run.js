// Bundles the tests (node 20 reads no TypeScript) and runs them with node's own runner.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = mkdtempSync(join(tmpdir(), "detente-page-"));
const entries = readdirSync(here).filter((name) => name.endsWith(".test.ts"));
const input = Object.fromEntries(entries.map((name) => [name.replace(".ts", ""), join(here, name)]));

await build({
  configFile: false,
  root: join(here, ".."),
  logLevel: "warn",
  build: { ssr: true, outDir: out, target: "node20", rollupOptions: { input, output: { entryFileNames: "[name].mjs" } } },
  ssr: { noExternal: true },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
});
const ran = spawnSync(process.execPath, ["--test", ...Object.keys(input).map((name) => join(out, `${name}.mjs`))], { stdio: "inherit" });
rmSync(out, { recursive: true });
process.exit(ran.status ?? 1);
