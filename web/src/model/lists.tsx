// Lists of what is not an option or a want: ties, what cannot be, names, claims, and actors who decide nothing.

import type { ComponentChildren, JSX } from "preact";
import { isOld, model, verdicts } from "../answers";
import { Hint, IconButton, Verdict } from "../ui";
import { Form } from "./form";
import { ListRow } from "./row";
import { isUnfounded } from "./rows";
import type { Row, RowKind } from "./rows";
import { isBeginning, isEditing, onlyBare, rows } from "./state";

/** A section that can be folded away; what it is about is explained beside its title. */
interface SectionProps {
  readonly title: string;
  readonly count: number;
  readonly open: boolean;
  readonly onFold: (open: boolean) => void;
  readonly help: string;
  readonly add?: { readonly label: string; readonly run: () => void };
  readonly children: ComponentChildren;
}

export function Section({ title, count, open, onFold, help, add, children }: SectionProps): JSX.Element {
  return (
    <section class="model-section" aria-label={title}>
      <header>
        <h3>
          <button type="button" class="fold" aria-expanded={open} onClick={() => onFold(!open)}>
            <span class={open ? "fold-mark open" : "fold-mark"} aria-hidden="true" />
            {title} <span class="tally">{count}</span>
          </button>
        </h3>
        <Hint about={title}>{help}</Hint>
        {add && <IconButton icon="plus" class="section-add" label={add.label} onClick={add.run} />}
      </header>
      {open && children}
    </section>
  );
}

/** The rows of one kind, and the form of a new one at their end. */
export function List({ kind, empty, of }: { kind: RowKind; empty: string; of?: (row: Row) => boolean }): JSX.Element {
  const listed = rows.value.filter((row) => (of?.(row) ?? row.kind === kind) && (!onlyBare.value || isUnfounded(row)));
  return (
    <ul class="rows">
      {listed.map((row) =>
        isEditing(row) ? (
          <li key={row.key}>
            <Form kind={kind} actor={kind === "claim" || kind === "tie" || kind === "infeasible" ? "" : row.of} row={row} />
          </li>
        ) : (
          <ListRow key={row.key} row={row}>
            {kind === "claim" && <Answer claim={row.id} />}
          </ListRow>
        ),
      )}
      {!of && isBeginning(kind) && (
        <li>
          <Form kind={kind} actor="" />
        </li>
      )}
      {!listed.length && (of || !isBeginning(kind)) && <li class="soft nothing">{onlyBare.value ? "Each has a sentence." : empty}</li>}
    </ul>
  );
}

/** The verdict of a claim, and what was expected where that is something else. */
function Answer({ claim }: { claim: string }): JSX.Element | null {
  const verdict = verdicts.value.get(claim);
  if (!verdict) return null;
  return (
    <span class={isOld(claim) ? "asides stale" : "asides"}>
      <Verdict outcome={verdict.outcome} was={verdict.was} />
      {verdict.as_expected ? "" : ` expected ${verdict.expected ?? "holds"}`}
    </span>
  );
}

/** Those who have neither options nor wants: audiences, speakers, outlets. */
export function isBystander(row: Row): boolean {
  const actor = model.value?.actors.find((each) => each.id === row.id);
  return row.kind === "actor" && actor !== undefined && !actor.options.length && !actor.wants.length;
}
