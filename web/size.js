// What the page weighs, compressed as a browser would be sent it: a line a file, then the sum and the bar. The widget of
// notebooks, which the page never loads, is weighed apart.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const MOST = 200_000;
const MOST_OF_WIDGET = 32_000;
const page = fileURLToPath(new URL("../src/detente/workbench/page/", import.meta.url));
const shipped = readdirSync(page, { recursive: true }).filter((name) => /\.(js|css|html|svg)$/.test(name)).sort();
const sizes = shipped.map((name) => [name, gzipSync(readFileSync(join(page, name)), { level: 9 }).length]);
const sumOf = (those) => those.reduce((whole, [, size]) => whole + size, 0);
const [widget, own] = [sizes.filter(([name]) => name.startsWith("widget")), sizes.filter(([name]) => !name.startsWith("widget"))];
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} KB`.padStart(9);

for (const [name, size] of sizes) console.log(kilobytes(size), name);
console.log(kilobytes(sumOf(own)), `in all, of ${MOST / 1000} KB`);
console.log(kilobytes(sumOf(widget)), `the widget, of ${MOST_OF_WIDGET / 1000} KB`);
process.exit(sumOf(own) < MOST && sumOf(widget) < MOST_OF_WIDGET ? 0 : 1);
