import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { relist } from "../src/begin";
import { messages } from "../src/say";
import * as store from "../src/store";
import type { Content } from "../src/types";
import { install, requests, serve, storage } from "./fake";

install();

const DISK: Content = { id: "1", name: "crisis.yaml", role: "model", text: "a\nb\nc\nd\n", revision: "r1" };
const OTHER: Content = { id: "2", name: "other.yaml", role: "model", text: "z\n", revision: "q1" };

function fresh(): void {
  storage.clear();
  requests.length = 0;
  store.show(DISK);
}

/** Lets what is under way come to its end. */
const settling = (): Promise<void> => new Promise((done) => setTimeout(done, 20));

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

test("a save asked for while one is under way is made after it", async () => {
  fresh();
  const held = disk(DISK);
  store.edit("A\nb\nc\nd\n", "capital");
  const saving = store.save();
  store.edit("AA\nb\nc\nd\n", "another");
  await store.save();
  await saving;
  await settling();
  deepEqual([held.now.text, store.saveState.value], ["AA\nb\nc\nd\n", "saved"]);
});

test("a save that ends after another file was opened leaves that one as it is", async () => {
  fresh();
  const held = disk(DISK);
  store.edit("A\nb\nc\nd\n", "capital");
  const saving = store.save();
  store.show(OTHER);
  await saving;
  deepEqual([held.now.text, store.file.value, store.text.value, store.saveState.value], ["A\nb\nc\nd\n", OTHER, "z\n", "saved"]);
});

test("a save that is refused after another file was opened says so, and that one is not in conflict", async () => {
  fresh();
  disk({ ...DISK, text: "x\nb\nc\nd\n", revision: "r2" });
  store.edit("A\nb\nc\nd\n", "capital");
  const saving = store.save();
  store.show(OTHER);
  equal(await saving, false);
  deepEqual([store.file.value, store.saveState.value, messages.value.at(-1)?.kind], [OTHER, "saved", "problem"]);
});

test("of two files asked for in a hurry the last is shown, whichever comes first", async () => {
  fresh();
  let slow = (): void => undefined;
  const first = new Promise<void>((done) => (slow = done));
  serve(async (line) => {
    if (line === "GET files/1") await first;
    return { status: 200, body: line === "GET files/1" ? DISK : OTHER };
  });
  const both = [store.open("1"), store.open("2")];
  await both[1];
  slow();
  await Promise.all(both);
  equal(store.file.value?.id, "2");
});

test("a list of files from before a file was opened does not make that one gone", async () => {
  fresh();
  serve(() => ({ status: 200, body: { files: [{ id: "1", name: DISK.name, role: "model", size: 8, revision: "r1" }] } }));
  const listing = relist();
  store.show(OTHER);
  await listing;
  deepEqual([store.gone.value, store.saveState.value], [false, "saved"]);
});

test("a conflict ends by itself where what is on disk next goes with the text", async () => {
  fresh();
  const held = disk({ ...DISK, text: "", revision: "r2" }); // a program that writes in two steps
  store.edit("A\nb\nc\nd\n", "capital");
  await store.disk("1", "r2", false);
  equal(store.saveState.value, "conflict");
  held.now = { ...DISK, text: "a\nb\nc\nD\n", revision: "r3" };
  await store.disk("1", "r3", false);
  deepEqual([store.text.value, store.saveState.value], ["A\nb\nc\nD\n", "edited"]);
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
