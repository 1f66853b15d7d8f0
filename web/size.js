// What the page weighs, compressed as a browser would be sent it: a line a file, then the sum and the bar.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const MOST = 200 * 1024;
const page = fileURLToPath(new URL("../src/detente/workbench/page/", import.meta.url));
const shipped = readdirSync(page, { recursive: true }).filter((name) => /\.(js|css|html|svg)$/.test(name)).sort();
const sizes = shipped.map((name) => [name, gzipSync(readFileSync(join(page, name)), { level: 9 }).length]);
const sum = sizes.reduce((whole, [, size]) => whole + size, 0);
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`.padStart(9);

for (const [name, size] of sizes) console.log(kilobytes(size), name);
console.log(kilobytes(sum), `in all, of ${MOST / 1024} KB`);
process.exit(sum < MOST ? 0 : 1);
