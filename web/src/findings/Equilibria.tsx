// The equilibria: which states hold under which concept, in words or as an option table; why each decider stays.

import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { equilibria, equilibriaInAll, model, verdictsGrey, verdictsStale } from "../answers";
import type { Equilibrium, ModelView, Option } from "../types";
import { Button, Choice, Empty, Hint, Icon, TextField } from "../ui";
import { CONCEPTS } from "./concepts";
import { Explained } from "./Explained";
import { kept } from "./kept";
import { matches } from "./rows";
import { isLooked, look, state } from "./state";

const LOOKS = ["words", "options"] as const;
const looks = kept<(typeof LOOKS)[number]>("findings.equilibria", "words", LOOKS);
const concept = signal("");
const words = signal("");
const most = signal(60);
const MORE = 120;

export function Equilibria(): JSX.Element {
  const view = model.value;
  const all = equilibria.value;
  if (!view || !all.length) {
    return view && !view.states ? (
      <Empty icon="warning" title="Too many states to list">Verdicts about single moves are still answered.</Empty>
    ) : (
      <Empty icon="minus" title="No equilibrium">No state holds up under any of the concepts.</Empty>
    );
  }
  const found = all.filter((each) => (!concept.value || each.concepts.includes(concept.value)) && matches(words.value, each.says, each.state.join(" ")));
  return (
    <div class={verdictsGrey.value ? "equilibria stale" : "equilibria"} aria-busy={verdictsStale.value}>
      <Tools found={found.length} all={all.length} />
      <div class="table equilibria-table" role="region" aria-label="Equilibria" tabIndex={0}>
        <table>
          <caption class="unseen">States that are an equilibrium, by concept. The button of a row says why each decider stays there.</caption>
          <Head view={view} />
          <tbody>
            {found.slice(0, most.value).map((each) => (
              <Row key={each.state.join(" ")} each={each} view={view} number={all.indexOf(each) + 1} />
            ))}
          </tbody>
        </table>
      </div>
      {found.length > most.value && <Button onClick={() => (most.value += MORE)}>Show {Math.min(MORE, found.length - most.value)} more</Button>}
      {!found.length && <Empty icon="search" title="No equilibrium is like that" />}
      {state.value && <Explained at={state.value} />}
    </div>
  );
}

function Tools({ found, all }: { found: number; all: number }): JSX.Element {
  return (
    <div class="board-tools">
      <div class="board-search">
        <TextField label="Search equilibria" hideLabel placeholder="Search equilibria" value={words.value} onInput={(value) => (words.value = value)} />
      </div>
      <Choice
        label="Concept"
        hideLabel
        value={concept.value}
        options={[["", "any concept"], ...CONCEPTS.map(({ key, name }) => [key, name] as const)]}
        onChange={(to) => (concept.value = to)}
      />
      <Choice label="Show as" hideLabel value={looks.value} options={[["words", "in words"], ["options", "as option table"]]} onChange={(to) => (looks.value = to)} />
      <span class="soft board-shown" role="status">
        {found < all ? `${found} of ${all}` : `${all} states`}
        {equilibriaInAll.value > all && `: the strongest of ${equilibriaInAll.value.toLocaleString()}`}
      </span>
      <Hint about="equilibria">
        A state that nobody who decides has a reason to leave. Concepts differ in what the mover expects of the others:
        {CONCEPTS.map(({ key, name, says }) => (
          <span key={key} class="hint-line">
            <b>{name}</b>: {says}.
          </span>
        ))}
      </Hint>
    </div>
  );
}

function Head({ view }: { view: ModelView }): JSX.Element {
  return (
    <thead>
      <tr>
        <th scope="col">State</th>
        {CONCEPTS.map(({ key, name, says }) => (
          <th key={key} scope="col" class="mark-cell" title={`${name}: ${says}`}>
            {name}
          </th>
        ))}
        {looks.value === "options" &&
          optionsOf(view).map((option) => (
            <th key={option.id} scope="col" class="option-head" title={option.says || option.name}>
              <span>{option.id}</span>
            </th>
          ))}
      </tr>
    </thead>
  );
}

function Row({ each, view, number }: { each: Equilibrium; view: ModelView; number: number }): JSX.Element {
  const isOpen = isLooked(each.state);
  return (
    <tr class={isOpen ? "chosen" : undefined}>
      <th scope="row">
        <button type="button" class="state-name" aria-expanded={isOpen} onClick={() => look(isOpen ? null : each.state)}>
          E{number}
          {each.status_quo && <span class="state-badge">status quo</span>}
          <span class="unseen">: why it holds</span>
        </button>
        {looks.value === "words" && <p class="state-says">{each.says || "Nothing is done."}</p>}
      </th>
      {CONCEPTS.map(({ key, name }) => (
        <td key={key} class="mark-cell">
          {each.concepts.includes(key) ? (
            <span class="tick">
              <Icon name="check" />
              <span class="unseen">{name}</span>
            </span>
          ) : (
            <span class="soft" aria-label={`not ${name}`}>
              ·
            </span>
          )}
        </td>
      ))}
      {looks.value === "options" &&
        optionsOf(view).map((option) => (
          <td key={option.id} class="mark-cell">
            {each.state.includes(option.id) ? <b>Y</b> : <span class="soft">–</span>}
          </td>
        ))}
    </tr>
  );
}

/** The options somebody decides about, in the order of the file. */
function optionsOf(view: ModelView): readonly Option[] {
  return view.actors.flatMap((actor) => actor.options);
}
