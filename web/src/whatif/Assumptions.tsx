// Every assumption with a switch, by actor: off, on, wants moved up or down or turned round.

import { useComputed, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { foresee, model } from "../answers";
import type { Change } from "../changes";
import { changes, edits, toggle } from "../changes";
import { choose, isChosen, isPointed, point, unpoint } from "../chosen";
import type { Assumption } from "../types";
import { Empty, Hint, IconButton, Switch, TextField } from "../ui";
import { say } from "../say";
import { grouped, wantsOf } from "./groups";
import type { Group } from "./groups";
import { ordered, shifted } from "./order";
import { opposite, short, without } from "./words";

export function Assumptions(): JSX.Element | null {
  const words = useSignal("");
  const view = model.value;
  if (!view) return null;
  const groups = grouped(view, changes.value, words.value);
  return (
    <div class="whatif-assumptions">
      <div class="whatif-search">
        <TextField label="Search assumptions" hideLabel placeholder={`Search ${view.assumptions.length} assumptions`} value={words.value} onInput={(value) => (words.value = value)} />
        <Hint about="switching an assumption off">
          A switch takes an assumption out of the model, or puts it back, and every verdict is worked out anew. The file stays as it is.
        </Hint>
      </div>
      {!groups.length && <Empty icon="search" title="No assumption has these words" />}
      {groups.map((group) => (
        <Section key={group.key} group={group} />
      ))}
    </div>
  );
}

function Section({ group }: { group: Group }): JSX.Element {
  return (
    <section>
      <h3>{group.title}</h3>
      <ul>
        {group.assumptions.map((each) => (
          <Row key={each.id} assumption={each} />
        ))}
      </ul>
    </section>
  );
}

function Row({ assumption }: { assumption: Assumption }): JSX.Element {
  const out = without(assumption);
  // Computed, so that a row is painted anew only where something is new for it: the pointer passes many of them.
  const change = useComputed(() => changes.value.find((each) => each.about === assumption.id)).value;
  const lit = [isPointed, isChosen].some((is) => is("assumption", assumption.id));
  const isMoved = useComputed(() => changes.value.some((each) => each.edit.startsWith(`move ${assumption.id} `))).value;
  const isOut = change?.edit === out.edit;
  return (
    <li
      class={`assumption${change || isMoved ? " changed" : ""}${lit ? " lit" : ""}`}
      onPointerEnter={() => (point("assumption", assumption.id), foresee(nextEdits(out)))}
      onPointerLeave={unpoint}
      onFocusIn={() => foresee(nextEdits(out))}
    >
      <Switch on={!isOut} onChange={() => toggle(out)}>
        <span class="assumption-says">{short(assumption)}</span>
        {change && <span class="changed-word">{isOut ? outWord(assumption) : "turned round"}</span>}
        {isMoved && <span class="changed-word">moved</span>}
        {assumption.bare && <span class="no-sentence">no sentence</span>}
      </Switch>
      <span class="assumption-tools">
        {assumption.kind === "want" && <WantTools assumption={assumption} />}
        {!assumption.bare && (
          <IconButton icon="link" label={`Show the sentence: ${short(assumption)}`} onClick={() => choose("assumption", assumption.id)} />
        )}
      </span>
    </li>
  );
}

/** The edits after a press of the switch. */
function nextEdits(out: Change): string[] {
  const now = edits.peek();
  return now.includes(out.edit) ? now.filter((edit) => edit !== out.edit) : [...now, out.edit];
}

function outWord(assumption: Assumption): string {
  return assumption.edit.startsWith("fix") ? "the other way" : "off";
}

function WantTools({ assumption }: { assumption: Assumption }): JSX.Element {
  const turned = opposite(assumption);
  const { id, actor } = assumption;
  const said = short(assumption);
  const order = (): string[] => ordered(model.value ? wantsOf(model.value, actor) : [], changes.value);
  const isFirst = useComputed(() => order()[0] === id).value;
  const isLast = useComputed(() => order().at(-1) === id).value;
  const isTurned = useComputed(() => changes.value.some((each) => each.about === id && each.edit === turned.edit)).value;
  const move = (by: -1 | 1): void => {
    const view = model.peek();
    if (!view) return;
    changes.value = shifted(wantsOf(view, actor), changes.peek(), id, by, `${by < 0 ? "Moved up" : "Moved down"}: ${said}`);
    const now = order();
    say(`${said}: now ${now.indexOf(id) + 1} of ${now.length}.`);
  };
  return (
    <>
      <IconButton icon="swap" label={`Turn round: ${said}`} pressed={isTurned} onClick={() => toggle(turned)} />
      <IconButton icon="up" label={`More important: ${said}`} disabled={isFirst} onClick={() => move(-1)} />
      <IconButton icon="down" label={`Less important: ${said}`} disabled={isLast} onClick={() => move(1)} />
    </>
  );
}
