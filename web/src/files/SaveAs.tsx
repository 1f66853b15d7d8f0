// The name to save a model under, and what is stored beside it.

import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { folder, relist } from "../begin";
import * as http from "../http";
import { say } from "../say";
import { file, fresh, naming, saveAs, text } from "../store";
import { Button, Dialog, TextField } from "../ui";
import { asModel, beside, free, namesOf } from "./names";

export function SaveAs(): JSX.Element | null {
  return naming.value && file.value ? <Ask /> : null;
}

function Ask(): JSX.Element {
  const own = file.peek()?.name.split("/").at(-1) ?? "model.yaml";
  const [name, setName] = useState(() => free(own, namesOf(folder.peek())));
  const [wrong, setWrong] = useState("");
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.querySelector("input")?.select(), []);
  const close = (): void => void (naming.value = false);
  const save = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      const made = asModel(name);
      await stored(made);
      close();
      say(`Saved as ${made}.`);
    } catch (error) {
      setWrong(error instanceof Error ? said(error) : "The server cannot be reached.");
      box.current?.querySelector("input")?.focus();
    } finally {
      setBusy(false);
    }
  };
  const texts = fresh.value?.texts ?? [];
  return (
    <Dialog
      title="Save as"
      onClose={close}
      actions={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button look="strong" icon="save" disabled={busy} onClick={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      <div ref={box}>
        <TextField label="Name of the file" value={name} problem={wrong} onInput={(value) => (setName(value), setWrong(""))} onEnter={() => void save()} />
      </div>
      {texts.length > 0 && <p class="soft">The text it quotes is stored beside it: {texts.map((one) => one.name).join(", ")}.</p>}
    </Dialog>
  );
}

/** Saves under a name that is free, with the texts that are not there yet. */
async function stored(name: string): Promise<void> {
  const entries = await http.files();
  if (namesOf(entries).has(name)) throw new Error("There is a file of this name: give another one.");
  const texts = fresh.peek()?.texts ?? [];
  const known = new Map<string, string>();
  for (const one of texts) {
    const entry = entries.find((each) => each.name === one.name);
    if (entry) known.set(one.name, (await http.content(entry.id)).text);
  }
  const made = beside(text.peek(), texts, entries, known);
  await saveAs(name, made.texts, made.model);
  await relist();
}

function said(error: Error): string {
  const first = error instanceof http.Refused ? error.problems[0] : undefined;
  return first ? [first.message, first.fix].filter(Boolean).join("; ") : error.message;
}
