// The option table: actors and what they can do, what is taken now, and how things can end.

import { computed } from "@preact/signals";
import type { JSX } from "preact";
import { equilibria, equilibriaInAll, model, verdictsGrey } from "../answers";
import { choose, chosen } from "../chosen";
import type { Actor, Equilibrium, Option } from "../types";
import { Button, Hint, Icon, IconButton, Menu } from "../ui";
import { Form } from "./form";
import { quoTurned } from "./rows";
import type { Row } from "./rows";
import { Ends, Label, looks, pointing } from "./row";
import { begin, byKey, edit, isBeginning, isEditing, make, onlyBare, remove, short, showInFile, told, words } from "./state";
import { isUnfounded } from "./rows";

/** So many equilibria are few: each has a column. */
const FEW = 6;

/** The equilibria with a column of their own: all where they are few, else those that are Nash where those are. */
const few = computed<readonly Equilibrium[]>(() => {
  if (equilibria.value.length <= FEW) return equilibria.value;
  const nash = equilibria.value.filter((each) => each.concepts.includes("nash"));
  return nash.length <= FEW ? nash : [];
});

interface Column {
  readonly key: string;
  readonly title: string;
  readonly says: string;
  readonly state: readonly string[];
}

/** Those columns, and one for the state that is chosen in the findings where it has none. */
const columns = computed<readonly Column[]>(() => {
  const listed = few.value.map((each, index) => ({ key: each.state.join(" "), title: `E${index + 1}`, says: endWords(each, index), state: each.state }));
  const thing = chosen.value;
  if (thing?.kind !== "state" || listed.some((each) => each.key === thing.id)) return listed;
  const state = thing.id.split(" ").filter(Boolean);
  return [...listed, { key: thing.id, title: "✓", says: `The state chosen in the findings: ${state.join(", ") || "nothing is taken"}`, state }];
});

export function Options(): JSX.Element | null {
  const now = model.value;
  if (!now) return null;
  const deciders = now.actors.filter((actor) => actor.options.length || isBeginning("option", actor.id));
  const wide = columns.value.length + 3;
  return (
    <div class="options-scroll" role="region" aria-label="Table of options" tabIndex={0}>
      <table class="options">
        <caption class="unseen">Actors and their options: what is taken in the status quo and in each equilibrium</caption>
        <thead>
          <tr>
            <th scope="col">Option</th>
            <th scope="col" class="quo">
              Now
            </th>
            {columns.value.map((each) => (
              <th key={each.key} scope="col" class={verdictsGrey.value ? "end stale" : "end"}>
                <button type="button" class="end-name" aria-label={each.says} title={each.says} onClick={() => choose("state", each.key)}>
                  {each.title}
                </button>
              </th>
            ))}
            <th scope="col" class="ends">
              <span class="unseen">Sentences and more</span>
            </th>
          </tr>
        </thead>
        {deciders.map((actor) => (
          <Group key={actor.id} actor={actor} wide={wide} />
        ))}
        {isBeginning("actor") && (
          <tbody>
            <FormRow kind="actor" actor="" wide={wide} />
          </tbody>
        )}
        {now.conditions.length + Number(isBeginning("condition")) > 0 && (
          <tbody>
            <tr class="group">
              <th scope="rowgroup" colSpan={wide}>
                <span class="group-name">Conditions</span> <span class="soft">facts that nobody here controls</span>
              </th>
            </tr>
            {now.conditions.map((fact) => (
              <OptionRow key={fact.id} option={fact} row={byKey.value.get(`condition:${fact.id}`)} wide={wide} />
            ))}
            {isBeginning("condition") && <FormRow kind="condition" actor="" wide={wide} />}
          </tbody>
        )}
      </table>
      <div class="options-end">
        <Button look="quiet" icon="plus" onClick={() => begin("actor")}>
          Actor
        </Button>
        <Button look="quiet" icon="plus" onClick={() => begin("condition")}>
          Condition
        </Button>
        <p>
          <Ending />
        </p>
      </div>
    </div>
  );
}

function Ending(): JSX.Element {
  const count = equilibriaInAll.value;
  const shown = few.value.length;
  if (shown) {
    const nash = shown < count;
    return (
      <>
        E1 to E{shown}: {nash ? `the ${shown} of ${count} equilibria that are Nash` : "the equilibria"}
        <Hint about="equilibrium">A state in which no actor has a reason to move, by at least one of the concepts of stability. The findings list all of them.</Hint>
      </>
    );
  }
  return <>{count ? `${count} equilibria, too many for columns: choose one in the findings, and it stands here.` : "No equilibrium is known yet."}</>;
}

function endWords(each: Equilibrium, index: number): string {
  return `Equilibrium E${index + 1}: ${each.says} (${each.concepts.join(", ")})${each.status_quo ? "; the status quo" : ""}`;
}

function Group({ actor, wide }: { actor: Actor; wide: number }): JSX.Element {
  const row = byKey.value.get(`actor:${actor.id}`);
  return (
    <tbody>
      <tr class="group" data-row={`actor:${actor.id}`}>
        <th scope="rowgroup" colSpan={wide}>
          <span class="group-line">
            <span class="group-name">{actor.name}</span>
            <span class="soft">{actor.kind}</span>
            {actor.proposed && <span class="entry-tag">proposed</span>}
            <span class="entry-ends">
              <IconButton icon="plus" label={`Add an option of ${actor.name}`} onClick={() => begin("option", actor.id)} />
              {row && (
                <Menu
                  label={`More: ${actor.name}`}
                  side="end"
                  items={[
                    { label: "Edit", icon: "edit", run: () => edit(row) },
                    { label: "Add an option", icon: "plus", run: () => begin("option", actor.id) },
                    { label: "Add a want", icon: "plus", run: () => begin("want", actor.id) },
                    { label: "Show in the file", icon: "file", run: () => showInFile(row.start, row.end) },
                    { label: "Remove", icon: "trash", apart: true, run: () => remove(row) },
                  ]}
                >
                  <Icon name="more" />
                </Menu>
              )}
            </span>
          </span>
        </th>
      </tr>
      {row && isEditing(row) && <FormRow kind="actor" actor={actor.id} row={row} wide={wide} />}
      {actor.options.map((option) => (
        <OptionRow key={option.id} option={option} row={byKey.value.get(`option:${option.id}`)} wide={wide} />
      ))}
      {isBeginning("option", actor.id) && <FormRow kind="option" actor={actor.id} wide={wide} />}
    </tbody>
  );
}

function FormRow({ kind, actor, row, wide }: { kind: "actor" | "option" | "condition"; actor: string; row?: Row; wide: number }): JSX.Element {
  return (
    <tr>
      <td colSpan={wide} class="form-cell">
        <Form kind={kind} actor={actor} {...(row ? { row } : {})} />
      </td>
    </tr>
  );
}

function OptionRow({ option, row, wide }: { option: Option; row: Row | undefined; wide: number }): JSX.Element | null {
  if (!row || (onlyBare.value && !isUnfounded(row))) return null;
  if (isEditing(row)) return <FormRow kind={row.kind === "condition" ? "condition" : "option"} actor={row.of} row={row} wide={wide} />;
  return (
    <tr class={looks(row)} data-row={row.key} {...pointing(row)}>
      <th scope="row">
        <Label row={row}>
          {option.undone && (
            <span class="limit">
              <Icon name="stop" />
              {option.undone}
            </span>
          )}
        </Label>
      </th>
      <td class="quo">
        <Quo option={option} row={row} />
      </td>
      {columns.value.map((each) => (
        <td key={each.key} class={verdictsGrey.value ? "end stale" : "end"}>
          <YesNo yes={each.state.includes(option.id)} />
        </td>
      ))}
      <td class="ends">
        <Ends row={row} />
      </td>
    </tr>
  );
}

/** Whether it is taken in the status quo: a click or the space bar turns it over in the file. */
function Quo({ option, row }: { option: Option; row: Row }): JSX.Element {
  const turn = (): void => {
    const step = `status quo: ${short(row.label)} ${option.now ? "no" : "yes"}`;
    told.value = step;
    void make({ op: "toggle", path: ["status_quo"], value: option.id }, step, (now) => quoTurned(now, option.id));
  };
  return (
    <button type="button" class="quo-turn" aria-pressed={option.now} aria-label={`In the status quo: ${words(row)}`} aria-disabled={row.proposed} onClick={() => !row.proposed && turn()}>
      <YesNo yes={option.now} />
    </button>
  );
}

function YesNo({ yes }: { yes: boolean }): JSX.Element {
  return (
    <span class={yes ? "yes" : "no"}>
      {yes ? "Y" : "N"}
      <span class="unseen">{yes ? "es" : "o"}</span>
    </span>
  );
}
