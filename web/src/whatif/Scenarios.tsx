// Scenarios of the file, sets of changes with a name, to be tried again; and the past days it tells of, as one change each.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { model } from "../answers";
import { changes, edits } from "../changes";
import { say } from "../say";
import { change, undo } from "../store";
import type { ScenarioView } from "../types";
import { Button, Dialog, Empty, IconButton, TextField } from "../ui";
import { changesOf, nameTrouble, sameAs, slug } from "./words";

export function Scenarios(): JSX.Element | null {
  const view = model.value;
  if (!view) return null;
  const now = sameAs(view, edits.value);
  if (!view.scenarios.length) return <Empty icon="file" title="No scenario in this file">Change something, then save the changes as a scenario.</Empty>;
  return (
    <ul class="whatif-scenarios">
      {view.scenarios.map((scenario) => (
        <li key={scenario.id} class={scenario.id === now?.id ? "scenario changed" : "scenario"}>
          <div>
            <strong>{scenario.says || scenario.id}</strong>
            <p class="soft">
              <code>{scenario.id}</code> {scenario.edits.length} {scenario.edits.length === 1 ? "change" : "changes"}
              {scenario.id === now?.id && <span class="changed-word">tried now</span>}
            </p>
          </div>
          <Button look="quiet" icon="play" disabled={scenario.id === now?.id} onClick={() => (changes.value = changesOf(view, scenario))}>
            Try<span class="unseen"> {scenario.says || scenario.id}</span>
          </Button>
          {scenario.path.length > 0 && <IconButton icon="trash" label={`Remove from the file: ${scenario.id}`} onClick={() => void removed(scenario)} />}
        </li>
      ))}
    </ul>
  );
}

async function removed(scenario: ScenarioView): Promise<void> {
  const done = await change({ op: "remove", path: [...scenario.path] }, `scenario ${scenario.id} removed`);
  if (done) say(`The scenario ${scenario.id} is out of the file.`, { action: { label: "Undo", run: undo } });
}

/** Asks for a name, and puts the changes into the file as a scenario: the model itself stays as it is. */
export function SaveScenario({ onClose }: { onClose: () => void }): JSX.Element {
  const taken = model.value?.scenarios.map((scenario) => scenario.id) ?? [];
  const says = useSignal(changes.value.map((each) => each.label).join("; ").slice(0, 120));
  const typed = useSignal<string | null>(null);
  const tried = useSignal(false);
  const name = typed.value ?? slug(says.value, taken);
  const trouble = nameTrouble(name, taken);
  const save = async (): Promise<void> => {
    tried.value = true;
    if (trouble) return;
    const value = { says: says.value, edits: [...edits.peek()] };
    const done = await change({ op: "new", path: ["scenarios", name], value }, `scenario ${name}`);
    if (!done) return;
    say(`Kept in the file as the scenario ${name}. The model itself is as it was.`, { action: { label: "Undo", run: undo } });
    onClose();
  };
  return (
    <Dialog
      title="Save as a scenario"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="strong" onClick={() => void save()}>
            Save the scenario
          </Button>
        </>
      }
    >
      <div class="whatif-save">
        <TextField label="What it says" value={says.value} onInput={(value) => (says.value = value)} onEnter={() => void save()} />
        <TextField label="Name" value={name} problem={tried.value || typed.value !== null ? trouble : ""} hint="For the command line and for comparing." onInput={(value) => (typed.value = value)} onEnter={() => void save()} />
        <ul class="whatif-list">
          {changes.value.map((each) => (
            <li key={each.about}>
              {each.label} <code>{each.edit}</code>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
