// The bar above: whose model it is, undo and redo, whether it is saved, the look, help and the tour.

import type { JSX } from "preact";
import { busy, model } from "./answers";
import { fileItems } from "./files";
import { helping } from "./help";
import { choosing, narrow } from "./layout";
import { link } from "./live";
import type { Link } from "./live";
import { file, gone, redo, redoLabel, save, saveState, undo, undoLabel } from "./store";
import type { SaveState } from "./store";
import { THEMES, theme } from "./theme";
import type { Theme } from "./theme";
import { startTour } from "./tour";
import { Button, Icon, IconButton, Menu } from "./ui";
import type { IconName } from "./ui";

const STATES: Record<SaveState, string> = {
  saved: "Saved",
  edited: "Edited",
  saving: "Saving",
  failed: "Not saved",
  conflict: "Conflict",
};

const LOOKS: Record<Theme, readonly [string, IconName]> = {
  system: ["As the system", "system"],
  light: ["Light", "sun"],
  dark: ["Dark", "moon"],
};

export function Bar(): JSX.Element {
  const open = file.value !== null;
  const name = open ? (model.value?.title || (file.value?.name ?? "")) : "detente";
  return (
    <header class="bar">
      <h1 class="bar-title">
        <Menu label={`${name}: file menu`} items={fileItems()}>
          <Icon name={open ? "file" : "folder"} />
          <span class="bar-name">{name}</span>
          <Icon name="down" />
        </Menu>
      </h1>
      {open && (
        <div class="bar-group" role="group" aria-label="Editing">
          <IconButton icon="undo" label={undoLabel.value ? `Undo: ${undoLabel.value}` : "Nothing to undo"} keys="Mod+z" disabled={!undoLabel.value} onClick={undo} />
          <IconButton icon="redo" label={redoLabel.value ? `Redo: ${redoLabel.value}` : "Nothing to redo"} keys="Mod+Shift+z" disabled={!redoLabel.value} onClick={redo} />
          <SaveButton />
        </div>
      )}
      <Status />
      <div class="bar-group end" role="group" aria-label="Workbench">
        {choosing.value && open && (
          <Button look="quiet" icon="close" onClick={() => (choosing.value = false)}>
            <span class={narrow.value ? "unseen" : undefined}>Back to the model</span>
          </Button>
        )}
        <IconButton icon="tour" label="Tour of two minutes" onClick={() => void startTour()} />
        <Menu
          label={`Look: ${LOOKS[theme.value][0]}`}
          side="end"
          items={THEMES.map((name) => ({ label: LOOKS[name][0], checked: theme.value === name, run: () => (theme.value = name) }))}
        >
          <Icon name={LOOKS[theme.value][1]} />
        </Menu>
        <IconButton icon="help" label="Keys and help" keys="?" onClick={() => (helping.value = true)} />
      </div>
    </header>
  );
}

function SaveButton(): JSX.Element {
  const state = saveState.value;
  const words = state === "edited" ? "Save" : STATES[state];
  return (
    <button type="button" class={`button quiet save ${state}`} aria-label={words} aria-disabled={state === "saved" ? "true" : undefined} onClick={() => void save()}>
      <Icon name={state === "saved" ? "check" : state === "failed" || state === "conflict" ? "warning" : "save"} />
      <span>{words}</span>
    </button>
  );
}

const LINKS: Record<Link, string> = {
  open: "",
  opening: "Connecting",
  closed: "The server does not answer. Edits are kept here",
  locked: "The server was started anew: open its new link in another tab. Edits are kept here",
};

/** What the page waits for, where it waits for something. */
function Status(): JSX.Element {
  const words = LINKS[link.value];
  return (
    <p class={`bar-status ${words ? "lost" : busy.value ? "busy" : ""}`} role="status" title={words || undefined}>
      {words || <span class="unseen">{gone.value ? "The file is no longer on disk" : STATES[saveState.value]}</span>}
    </p>
  );
}
