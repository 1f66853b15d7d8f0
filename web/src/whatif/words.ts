// Changes in words, and words of the file as changes. No DOM.

import type { Change } from "../changes";
import type { Assumption, ModelView, ScenarioView } from "../types";

/** An assumption without whose it is: "Iran wants: No escalation" is "No escalation". */
export function short(assumption: Assumption): string {
  const { kind, label } = assumption;
  if (kind !== "want" && kind !== "option" && kind !== "view" && kind !== "infeasible") return label;
  const at = label.indexOf(": ");
  return at < 0 ? label : label.slice(at + 2);
}

/** The change that takes an assumption out. */
export function without(assumption: Assumption): Change {
  return { about: assumption.id, edit: assumption.edit, label: outWords(assumption) };
}

function outWords(assumption: Assumption): string {
  const said = short(assumption);
  if (assumption.edit.startsWith("fix not ")) return `Not so: ${said}`;
  if (assumption.edit.startsWith("fix ")) return `So: ${said}`;
  if (assumption.edit.startsWith("free ")) return `Free to go back: ${said.replace(/; cannot be undone$/, "")}`;
  return `Without: ${said}`;
}

/** The change that turns a want into its opposite. */
export function opposite(assumption: Assumption): Change {
  return { about: assumption.id, edit: `negate ${assumption.id}`, label: `The opposite of: ${short(assumption)}` };
}

/** The change that leaves an audience out of account. */
export function ignoring(model: ModelView, audience: string): Change {
  return { about: `ignore ${audience}`, edit: `ignore ${audience}`, label: `Nobody minds: ${nameOf(model, audience)}` };
}

/** The changes of a scenario, as those who made them here would call them. */
export function changesOf(model: ModelView, scenario: ScenarioView): Change[] {
  return scenario.edits.map((edit, at) => known(model, edit) ?? { about: `${scenario.id} ${at}`, edit, label: edit });
}

/** What an edit is called here, where it is one the page makes itself. */
export function known(model: ModelView, edit: string): Change | undefined {
  const out = model.assumptions.find((assumption) => assumption.edit === edit);
  if (out) return without(out);
  const turned = model.assumptions.find((assumption) => `negate ${assumption.id}` === edit);
  if (turned) return opposite(turned);
  const audience = model.audiences.find((each) => `ignore ${each}` === edit);
  if (audience !== undefined) return ignoring(model, audience);
  const day = model.scenarios.find((each) => !each.path.length && each.edits[0] === edit);
  return day && { about: "as of", edit, label: day.says };
}

export function nameOf(model: ModelView, actor: string): string {
  return model.actors.find((each) => each.id === actor)?.name ?? actor;
}

/** The scenario of the file that says the same as the changes do. */
export function sameAs(model: ModelView, edits: readonly string[]): ScenarioView | undefined {
  return model.scenarios.find((scenario) => scenario.edits.join("\n") === edits.join("\n"));
}

/** A name for a scenario, made of words: letters, figures and hyphens, one the file does not have. */
export function slug(words: string, taken: readonly string[]): string {
  const plain = words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const parts = plain.match(/[a-z0-9]+/g) ?? [];
  const made = parts.slice(0, 5).join("-").replace(/^(?=\d)/, "n");
  const base = made || "what-if";
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (!taken.includes(name)) return name;
  }
}

/** What is wrong with a name somebody typed; nothing where it will do. */
export function nameTrouble(name: string, taken: readonly string[]): string {
  if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name)) return "A name begins with a letter and has letters, figures, - and _ only.";
  return taken.includes(name) ? "There is a scenario with this name already." : "";
}
