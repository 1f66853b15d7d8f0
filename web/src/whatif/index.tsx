// What if: changes kept apart from the model, and the verdicts they would give, until they are saved as a scenario.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { model, supposedProblems } from "../answers";
import { changes, clear, edits } from "../changes";
import { kept } from "../findings/kept";
import { narrow } from "../layout";
import { Button, Hint, Icon, IconButton, Tabs } from "../ui";
import type { Tab } from "../ui";
import { Assumptions } from "./Assumptions";
import { Audiences } from "./Audiences";
import { Chips } from "./Chips";
import { Numbers } from "./Numbers";
import { canUndo, undoChange } from "./past";
import { SaveScenario, Scenarios } from "./Scenarios";
import { sameAs } from "./words";
import "./whatif.css";

const PARTS = ["assumptions", "numbers", "audiences", "scenarios"] as const;
type Part = (typeof PARTS)[number];

/** Whether more than the changes themselves is shown, where findings stand above. */
const open = kept("whatif.open", "no", ["yes", "no"]);
const part = kept<Part>("whatif.part", "assumptions", PARTS);

export function WhatIf(): JSX.Element {
  const view = model.value;
  const shown = narrow.value || open.value === "yes";
  return (
    <div class={changes.value.length ? "whatif supposing" : "whatif"}>
      <Head shown={shown} />
      {shown && view && (
        <Tabs class="whatif-tabs" label="What can be changed" tabs={tabs()} at={part.value} onChange={(at) => (part.value = at)}>
          {part.value === "assumptions" ? <Assumptions /> : part.value === "numbers" ? <Numbers /> : part.value === "audiences" ? <Audiences /> : <Scenarios />}
        </Tabs>
      )}
    </div>
  );
}

function tabs(): Tab<Part>[] {
  const view = model.value;
  return [
    { key: "assumptions", title: "Assumptions", note: view?.assumptions.length ?? 0 },
    { key: "numbers", title: "Numbers", note: view?.numbers.length ?? 0 },
    { key: "audiences", title: "Audiences", note: view?.audiences.length ?? 0 },
    { key: "scenarios", title: "Scenarios", note: view?.scenarios.length ?? 0 },
  ];
}

function Head({ shown }: { shown: boolean }): JSX.Element {
  const saving = useSignal(false);
  const count = changes.value.length;
  const view = model.value;
  const same = view && count ? sameAs(view, edits.value) : undefined;
  const scenario = same?.path.length ? same : undefined;
  return (
    <header class="whatif-head">
      <div class="whatif-title">
        <h2>
          What if
          <Hint about="what if">
            Changes you try here are not in the model: verdicts show what would follow, and the file stays as it is until you save them as a scenario.
          </Hint>
          <span class="whatif-says">{headline(count, scenario?.id)}</span>
        </h2>
        <span class="whatif-tools">
          <IconButton icon="undo" label="Take the last change back" keys="Alt+z" disabled={!canUndo.value} onClick={undoChange} />
          {count > 0 && (
            <>
              <Button look="quiet" onClick={clear}>
                Clear<span class="unseen"> all changes</span>
              </Button>
              {!scenario && (
                <Button look="quiet" icon="save" onClick={() => (saving.value = true)}>
                  Save as scenario
                </Button>
              )}
            </>
          )}
          {!narrow.value && (
            <Button look={shown ? "quiet" : "plain"} expanded={shown} onClick={() => (open.value = shown ? "no" : "yes")}>
              {shown ? "Less" : "Change something"}
              <Icon name={shown ? "down" : "up"} />
            </Button>
          )}
        </span>
      </div>
      {count > 0 && <Chips />}
      {supposedProblems.value.map((problem) => (
        <p key={problem.message} class="whatif-problem" role="alert">
          <Icon name="warning" /> {problem.message} {problem.fix}
        </p>
      ))}
      {saving.value && <SaveScenario onClose={() => (saving.value = false)} />}
    </header>
  );
}

function headline(count: number, scenario: string | undefined): string {
  if (count === 0) return "nothing is changed";
  const many = `${count} ${count === 1 ? "change" : "changes"}`;
  return scenario === undefined ? `${many}, not in the model` : `${many}: the scenario ${scenario}`;
}
