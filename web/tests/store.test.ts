import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { messages } from "../src/say";
import * as store from "../src/store";
import type { Content } from "../src/types";
import { install, requests, serve, storage } from "./fake";

install();

const DISK: Content = { id: "1", name: "crisis.yaml", role: "model", text: "a\nb\nc\nd\n", revision: "r1" };

function fresh(): void {
  storage.clear();
  requests.length = 0;
  store.show(DISK);
}

/** A server that has `theirs`, and takes a save that names its revision. */
function disk(theirs: Content): { now: Content } {
  const held = { now: theirs };
  serve((line, body) => {
    if (line === "GET files/1") return { status: 200, body: held.now };
    const { text, base } = body as { text: string; base: string };
    if (base !== held.now.revision) return { status: 409, body: { ok: false, problems: [], theirs: held.now } };
    held.now = { ...held.now, text, revision: `${held.now.revision}+` };
    return { status: 200, body: { ok: true, id: "1", revision: held.now.revision } };
  });
  return held;
}

test("an edit can be undone, redone and saved, and the page knows what is saved", async () => {
  fresh();
  const held = disk(DISK);
  store.edit("A\nb\nc\nd\n", "capital");
  equal(store.saveState.value, "edited");
  store.undo();
  equal(store.saveState.value, "saved");
  store.redo();
  equal(await store.save(), true);
  deepEqual([held.now.text, store.saveState.value, store.undoLabel.value], ["A\nb\nc\nd\n", "saved", "capital"]);
});

test("what is typed while a save is under way is still to be saved", async () => {
  fresh();
  disk(DISK);
  store.edit("A\nb\nc\nd\n", "capital");
  const saving = store.save();
  store.edit("AA\nb\nc\nd\n", "another");
  await saving;
  deepEqual([store.text.value, store.saveState.value], ["AA\nb\nc\nd\n", "edited"]);
});

test("a save whose answer was lost is asked for again and found done, once", async () => {
  fresh();
  const held = disk(DISK);
  store.edit("A\nb\nc\nd\n", "capital");
  held.now = { ...DISK, text: "A\nb\nc\nd\n", revision: "r1+" }; // it arrived; the answer did not
  equal(await store.save(), true);
  deepEqual([store.saveState.value, store.conflict.value, held.now.revision], ["saved", null, "r1+"]);
});

test("a save over lines somebody else changed is a conflict, and overwrites nothing until it is settled", async () => {
  fresh();
  const held = disk({ ...DISK, text: "x\nb\nc\nd\n", revision: "r2" });
  store.edit("A\nb\nc\nd\n", "capital");
  equal(await store.save(), false);
  deepEqual([store.saveState.value, held.now.text], ["conflict", "x\nb\nc\nd\n"]);
  store.settle("ours");
  equal(await store.save(), true);
  equal(held.now.text, "A\nb\nc\nd\n");
});

test("a conflict can be settled for what is on disk, and that can be undone", async () => {
  fresh();
  disk({ ...DISK, text: "x\nb\nc\nd\n", revision: "r2" });
  store.edit("A\nb\nc\nd\n", "capital");
  await store.save();
  store.settle("theirs");
  deepEqual([store.text.value, store.saveState.value], ["x\nb\nc\nd\n", "saved"]);
  store.undo();
  equal(store.text.value, "A\nb\nc\nd\n");
});

test("other lines changed on disk are merged, as a step that can be undone", async () => {
  fresh();
  disk({ ...DISK, text: "a\nb\nc\nD\n", revision: "r2" });
  store.edit("A\nb\nc\nd\n", "capital");
  await store.disk("1", "r2", false);
  deepEqual([store.text.value, store.saveState.value], ["A\nb\nc\nD\n", "edited"]);
  store.undo();
  equal(store.text.value, "A\nb\nc\nd\n");
});

test("a file that is gone is not made again unasked", async () => {
  fresh();
  disk(DISK);
  await store.disk("1", undefined, true);
  deepEqual([store.gone.value, store.dirty.value, requests.length], [true, true, 0]);
});

test("edits that were not saved come back when the file is opened again", () => {
  fresh();
  store.edit("A\nb\nc\nd\n", "capital");
  store.show(DISK);
  deepEqual([store.text.value, store.saveState.value], ["A\nb\nc\nd\n", "edited"]);
  store.undo();
  store.show(DISK);
  equal(store.text.value, "a\nb\nc\nd\n");
});

test("edits that come back meet what has changed on disk: merged, or a conflict", () => {
  fresh();
  store.edit("A\nb\nc\nd\n", "capital");
  store.show({ ...DISK, text: "a\nb\nc\nD\n", revision: "r2" });
  deepEqual([store.text.value, store.conflict.value], ["A\nb\nc\nD\n", null]);
  store.show({ ...DISK, text: "x\nb\nc\nD\n", revision: "r3" });
  deepEqual([store.text.value, store.conflict.value?.revision], ["A\nb\nc\nD\n", "r3"]);
});

test("a server that cannot be reached loses nothing and says so", async () => {
  fresh();
  serve(() => {
    throw new TypeError("fetch failed");
  });
  store.edit("A\nb\nc\nd\n", "capital");
  equal(await store.save(), false);
  deepEqual([store.saveState.value, store.text.value], ["failed", "A\nb\nc\nd\n"]);
  equal(messages.value.at(-1)?.text, "Not saved: The server does not answer");
});
