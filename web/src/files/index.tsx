// The files: the folder, opening and reading, what was never saved, and the dialogs about files.

import type { JSX } from "preact";
import { about, folder } from "../begin";
import { choosing } from "../layout";
import { say } from "../say";
import { allFresh, dirty, dropFresh, file, fresh, naming, open, save } from "../store";
import type { Entry } from "../types";
import { Button, Choice, Icon } from "../ui";
import type { Item } from "../ui";
import { tomorrow } from "../tomorrow/open";
import { startTour } from "../tour";
import { Drop } from "./Drop";
import { KINDS, chooseFile, openShipped, read, readers } from "./drop";
import type { Readers } from "./drop";
import { Export, exporting } from "./Export";
import { SaveAs } from "./SaveAs";
import { Works } from "./Works";
import "./files.css";

export { Conflict } from "./Conflict";

/** The items of the menu in the bar. */
export function fileItems(): Item[] {
  const closed = file.value === null;
  return [
    { label: "Save", keys: "Mod+s", icon: "save", disabled: closed, run: () => void save() },
    { label: "Save as", icon: "save", disabled: closed, run: () => (naming.value = true) },
    { label: "Export", icon: "download", disabled: closed, run: () => (exporting.value = true) },
    { label: "Take news in", icon: "plus", disabled: closed, run: () => (tomorrow.value = true) },
    { label: "Open a file", keys: "Mod+o", icon: "folder", apart: true, run: () => (choosing.value = true) },
    { label: "New model", icon: "plus", run: () => void openShipped("new") },
    { label: "Read a text", icon: "file", run: chooseFile },
    { label: "Open the example", icon: "play", apart: true, run: () => void openShipped("tower22") },
    { label: "Take the tour", icon: "tour", run: () => void startTour() },
  ];
}

/** What stands over the page: dialogs, long work, the place to drop a file. */
export function FilesOver(): JSX.Element {
  return (
    <>
      <SaveAs />
      <Export />
      <Works />
      <Drop />
    </>
  );
}

export function Files(): JSX.Element {
  const models = folder.value.filter((entry) => entry.role === "model");
  const texts = folder.value.filter((entry) => entry.role === "text");
  return (
    <div class="files">
      <header>
        <h2 id="files-title" tabIndex={-1}>
          Files in {about.value.folder}
        </h2>
        <div class="files-does">
          <Button look="strong" icon="file" onClick={chooseFile}>
            Read a text
          </Button>
          <Button icon="plus" onClick={() => void openShipped("new")}>
            New model
          </Button>
          <Button icon="play" onClick={() => void openShipped("tower22")}>
            Open the example
          </Button>
        </div>
      </header>
      <section aria-labelledby="files-models">
        <h3 id="files-models">Models</h3>
        <Unsaved />
        {models.length ? (
          <ul>
            {models.map((entry) => (
              <Model key={entry.id} entry={entry} />
            ))}
          </ul>
        ) : (
          <p class="soft">No model in this folder yet. Read a text into one, start a new one, or look at the example: the bombing of a base, as a columnist told it.</p>
        )}
      </section>
      <section aria-labelledby="files-texts">
        <h3 id="files-texts">Texts</h3>
        {about.value.features["llm"] && (
          <Choice<Readers>
            label="Read by"
            value={readers.value}
            options={[
              ["rules", "Rules, on this machine"],
              ["llm", "The language model"],
              ["both", "Both"],
            ]}
            onChange={(value) => (readers.value = value)}
          />
        )}
        {texts.length > 0 && (
          <ul>
            {texts.map((entry) => (
              <li key={entry.id} class="files-row">
                <Icon name="file" />
                <span class="files-name">{entry.name}</span>
                <span class="soft">{size(entry.size)}</span>
                <Button onClick={() => void read(entry.id, entry.name)}>
                  Read<span class="unseen"> {entry.name}</span>
                </Button>
              </li>
            ))}
          </ul>
        )}
        <button type="button" class="files-drop" onClick={chooseFile}>
          <Icon name="file" />
          <b>Drop a text here, or anywhere on the page</b>
          <span class="soft">{KINDS.replaceAll(",", " ")} · at most 20 MB · {readers.value === "rules" ? "it stays on this machine" : "it is sent to the language model"}</span>
        </button>
      </section>
    </div>
  );
}

function Model({ entry }: { entry: Entry }): JSX.Element {
  const isOpen = file.value?.id === entry.id;
  return (
    <li class="files-row">
      <button type="button" class="files-open" aria-current={isOpen ? "true" : undefined} onClick={() => void open(entry.id).then(() => (choosing.value = false))}>
        <Icon name="file" />
        <span class="files-name">{entry.name}</span>
        <span class="soft">{size(entry.size)}</span>
        {isOpen && <span class="files-mark">{dirty.value ? "open, not saved" : "open"}</span>}
      </button>
    </li>
  );
}

/** The models of this tab that were never saved: the one that is open, and those left open before. */
function Unsaved(): JSX.Element | null {
  const here = fresh.value && file.value ? [[file.value.id, fresh.value] as const] : [];
  const others = allFresh().filter(([id]) => id !== file.value?.id);
  if (!here.length && !others.length) return null;
  return (
    <ul>
      {[...here, ...others].map(([id, one]) => (
        <li class="files-row" key={id}>
          <button type="button" class="files-open" aria-current={id === file.value?.id ? "true" : undefined} onClick={() => void reopened(id)}>
            <Icon name="edit" />
            <span class="files-name">{one.name}</span>
            <span class="files-mark">not on disk yet</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

async function reopened(id: string): Promise<void> {
  try {
    if (id !== file.value?.id) await open(id);
    choosing.value = false;
  } catch {
    dropFresh(id);
    say("It is no longer there: the server was started anew.", { kind: "problem" });
  }
}

function size(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
