// The workbench as a whole: the bar above, the panes beside each other or as tabs, messages and dialogs over them.

import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { Account } from "./account";
import { Bar } from "./bar";
import { changes, clear } from "./changes";
import { Conflict, Files, FilesOver } from "./files";
import { Tomorrow } from "./tomorrow";
import { Findings } from "./findings";
import { Help, helping } from "./help";
import { useKeys } from "./keys";
import { EVEN, LEAST, PANES, back, choosing, followLayout, front, go, narrow, next, shares } from "./layout";
import type { Pane } from "./layout";
import { Model } from "./model";
import { conflict, file, redo, save, undo } from "./store";
import { Tour } from "./tour";
import { Splitter, Tabs, Toasts } from "./ui";
import { WhatIf } from "./whatif";
import { undoChange } from "./whatif/past";

export function Shell(): JSX.Element {
  useEffect(followLayout, []);
  useKeys("Everywhere", [
    { keys: "Mod+z", says: "Undo", run: undo, notInFields: true },
    { keys: "Mod+Shift+z", says: "Redo", run: redo, notInFields: true },
    { keys: "Mod+y", says: "Redo", run: redo, notInFields: true },
    { keys: "Mod+s", says: "Save", run: () => void save() },
    { keys: "Mod+o", says: "Open a file", run: () => (choosing.value = true) },
    ...PANES.map(([pane, title], index) => ({ keys: `Alt+${index + 1}`, says: `Go to: ${title}`, run: () => go(pane) })),
    { keys: "F6", says: "Go to the next pane", run: () => next(1) },
    { keys: "Shift+F6", says: "Go to the pane before", run: () => next(-1) },
    { keys: "?", says: "Keys and help", run: () => (helping.value = true) },
  ]);
  // Here, for where panes are tabs what if is not always there.
  useKeys("What if", [
    { keys: "Alt+z", says: "Take the last what-if change back", run: undoChange },
    { keys: "Alt+0", says: "Drop all what-if changes", run: clear },
  ]);
  const started = file.value !== null && !choosing.value;
  useFocusAlong(started);
  return (
    <>
      <nav class="skips" aria-label="Skip">
        {PANES.map(([pane, title]) => (
          <button key={pane} type="button" class="skip button" onClick={() => go(pane)}>
            Skip to {title}
          </button>
        ))}
      </nav>
      <Bar />
      <main class="workbench">{started ? narrow.value ? <Narrow /> : <Wide /> : <Files />}</main>
      <Toasts />
      {helping.value && <Help />}
      {conflict.value && <Conflict />}
      <FilesOver />
      <Tomorrow />
      <Tour />
    </>
  );
}

/** What had the focus is gone where the list of files takes the place of the panes, or they of it: it goes along, before
 * anything that is new can be seen and pressed. */
function useFocusAlong(started: boolean): void {
  const before = useRef(started);
  useLayoutEffect(() => {
    if (before.current === started) return;
    before.current = started;
    if (started) back();
    else document.getElementById("files-title")?.focus();
  }, [started]);
}

function Wide(): JSX.Element {
  const { account, model } = shares.value;
  const both = account + model;
  useLayoutEffect(() => {
    const style = document.documentElement.style;
    style.setProperty("--share-account", `${account}fr`);
    style.setProperty("--share-model", `${model}fr`);
    style.setProperty("--share-findings", `${100 - both}fr`);
  }, [account, model, both]);
  return (
    <div class="panes">
      <Region pane="account" title="Account" />
      <Splitter
        label="Width of the account"
        controls="pane-account"
        at={account}
        low={LEAST}
        high={both - LEAST}
        onMove={(at) => (shares.value = { account: at, model: both - at })}
        onReset={() => (shares.value = EVEN)}
      />
      <Region pane="model" title="Model" />
      <Splitter
        label="Width of account and model"
        controls="pane-model"
        at={both}
        low={account + LEAST}
        high={100 - LEAST}
        onMove={(at) => (shares.value = { account, model: at - account })}
        onReset={() => (shares.value = EVEN)}
      />
      <div class="column">
        <Region pane="findings" title="Findings" />
        <Region pane="whatif" title="What if" />
      </div>
    </div>
  );
}

function Narrow(): JSX.Element {
  const tabs = PANES.map(([key, title]) => (key === "whatif" && changes.value.length ? { key, title, note: changes.value.length } : { key, title }));
  return (
    <Tabs class="panes-as-tabs" label="Panes" tabs={tabs} at={front.value} onChange={(pane) => (front.value = pane)} focusable={false}>
      <Region pane={front.value} title={PANES.find(([pane]) => pane === front.value)?.[1] ?? ""} />
    </Tabs>
  );
}

/** The panes are told apart as regions; each fills its own. */
function Region({ pane, title }: { pane: Pane; title: string }): JSX.Element {
  return (
    <section class={`pane pane-${pane}`} id={`pane-${pane}`} aria-label={title} tabIndex={0}>
      {pane === "account" ? <Account /> : pane === "model" ? <Model /> : pane === "findings" ? <Findings /> : <WhatIf />}
    </section>
  );
}
