// Everything of a model as rows: what each is, where it stands in the file, and what it rests on. No signals in here.

import type { Assumption, ClaimView, ModelView, Option, Operation, RuleView, TieView, Want } from "../types";

export type RowKind = "actor" | "option" | "condition" | "want" | "tie" | "infeasible" | "named" | "claim";
export type Path = readonly (string | number)[];

/** A thing of the model. `key` tells it apart from all others; `of` is the actor it belongs to; `off` takes it out. */
export interface Row {
  readonly key: string;
  readonly kind: RowKind;
  readonly id: string;
  readonly path: Path;
  readonly label: string;
  readonly formal: string;
  readonly of: string;
  readonly quotes: readonly string[];
  readonly note: string;
  readonly proposed: boolean;
  readonly start: number;
  readonly end: number;
  readonly off?: Assumption;
}

export const KIND_WORDS: Readonly<Record<RowKind, string>> = {
  actor: "actor",
  option: "option",
  condition: "condition",
  want: "want",
  tie: "tie",
  infeasible: "cannot be",
  named: "name",
  claim: "claim",
};

/** All rows, in the order the pane shows them. Cost: linear in the model. */
export function rowsOf(model: ModelView): Row[] {
  const off = new Map(model.assumptions.map((each) => [each.id, each]));
  return [
    ...model.actors.flatMap((actor) => [
      made("actor", actor.id, actor.path, actor.name, "", { of: actor.id, ...actor }, off),
      ...actor.options.map((option) => optionRow(option, "option", off)),
    ]),
    ...model.conditions.map((fact) => optionRow(fact, "condition", off)),
    ...model.actors.flatMap((actor) => actor.wants.map((want) => wantRow(want, actor.id, off))),
    ...model.ties.map((tie) => tieRow(tie, model, off)),
    ...model.infeasible.map((rule) => ruleRow(rule, "infeasible", off)),
    ...model.named.map((rule) => ruleRow(rule, "named", off)),
    ...model.claims.map((claim) => claimRow(claim, off)),
  ];
}

type Off = ReadonlyMap<string, Assumption>;
interface Stands {
  readonly of?: string;
  readonly quotes: readonly string[];
  readonly note?: string;
  readonly proposed: boolean;
  readonly start: number;
  readonly end: number;
}

function made(kind: RowKind, id: string, path: Path, label: string, formal: string, stands: Stands, off: Off): Row {
  const { of = "", quotes, note = "", proposed, start, end } = stands;
  const edit = kind === "claim" || kind === "actor" ? undefined : off.get(id);
  return { key: `${kind}:${id}`, kind, id, path, label, formal, of, quotes, note, proposed, start, end, ...(edit ? { off: edit } : {}) };
}

function optionRow(option: Option, kind: "option" | "condition", off: Off): Row {
  return made(kind, option.id, option.path, option.says || option.name, option.id, { of: option.actor, ...option }, off);
}

function wantRow(want: Want, actor: string, off: Off): Row {
  return made("want", want.id, want.path, want.says || want.that, want.says ? want.that : "", { of: actor, ...want }, off);
}

function tieRow(tie: TieView, model: ModelView, off: Off): Row {
  const label = `${nameOf(model, tie.source)} → ${nameOf(model, tie.target)}: ${tie.kind}`;
  return made("tie", tie.id, tie.path, label, "", tie, off);
}

function ruleRow(rule: RuleView, kind: "infeasible" | "named", off: Off): Row {
  const label = kind === "named" ? rule.id : rule.says || rule.that;
  return made(kind, rule.id, rule.path, label, label === rule.that ? "" : rule.that, rule, off);
}

function claimRow(claim: ClaimView, off: Off): Row {
  return made("claim", claim.id, claim.path, claim.says || claim.test || claim.id, claim.says ? claim.test : "", claim, off);
}

export function nameOf(model: ModelView, actor: string): string {
  return model.actors.find((each) => each.id === actor)?.name ?? actor;
}

/** The smallest thing that stands at code point `at` of the file. */
export function rowAt(rows: readonly Row[], at: number): Row | undefined {
  const there = rows.filter((row) => row.start <= at && at <= row.end && row.end > row.start);
  return there.reduce<Row | undefined>((least, row) => (least && least.end - least.start <= row.end - row.start ? least : row), undefined);
}

/** Whether nothing in the account is given for it. Actors and names need no sentence; a want, a tie or a claim does. */
export function isBare(row: Row): boolean {
  return row.quotes.length === 0 && row.kind !== "actor" && row.kind !== "named";
}

/** Whether it takes part in the model without a sentence. */
export function isUnfounded(row: Row): boolean {
  return isBare(row) && !row.proposed;
}

/** The operations that do `op` to all `rows`; what stands within something that is taken out goes with it. */
export function toAll(op: "accept" | "remove", rows: readonly Row[]): Operation[] {
  const paths = rows.map((row) => row.path);
  const within = (path: Path): boolean => paths.some((other) => other.length < path.length && other.every((step, at) => step === path[at]));
  return paths.filter((path) => op === "accept" || !within(path)).map((path) => ({ op, path: [...path] }));
}

/** The model with a want of `actor` at another place, as it will be once the worker has read the changed file. */
export function wantMoved(model: ModelView, actor: string, from: number, to: number): ModelView {
  const actors = model.actors.map((each) => {
    if (each.id !== actor) return each;
    const wants = [...each.wants];
    wants.splice(to, 0, ...wants.splice(from, 1));
    return { ...each, wants: wants.map((want, index) => ({ ...want, index, path: [...want.path.slice(0, -1), index] })) };
  });
  return { ...model, actors };
}

/** The model with an option or a condition turned over in the status quo. */
export function quoTurned(model: ModelView, id: string): ModelView {
  const turned = (option: Option): Option => (option.id === id ? { ...option, now: !option.now } : option);
  const actors = model.actors.map((actor) => ({ ...actor, options: actor.options.map(turned) }));
  return { ...model, actors, conditions: model.conditions.map(turned) };
}

/** The place a dragged item goes to: above the first whose middle is below `y`, counted without the item itself. */
export function dropPlace(middles: readonly number[], from: number, y: number): number {
  return middles.filter((middle, index) => index !== from && middle < y).length;
}
