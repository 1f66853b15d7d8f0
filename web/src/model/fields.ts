// What can be edited in a row, and the operations that an edited form comes to. No signals in here.

import type { ModelView, Operation } from "../types";
import type { Path, Row, RowKind } from "./rows";

/** How a field is filled in. `stub` is a beginning of a file: what fits behind it are the words to choose from. */
export interface Field {
  readonly key: string;
  readonly label: string;
  readonly kind: "text" | "formula" | "claim" | "quantity" | "words" | "actor" | "yes" | "name";
  readonly required?: boolean;
  readonly stub?: string;
  readonly hint?: string;
  /** The value of a switch that is on. */
  readonly on?: string;
  /** Only for what is new: afterwards others refer to it. */
  readonly once?: boolean;
}

export type Values = Readonly<Record<string, string>>;

const ID = /^[A-Za-z_][A-Za-z0-9_-]*$/;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const SAYS = { key: "says", label: "In words", kind: "text" } as const;
const NOTE = { key: "note", label: "Note", kind: "text", hint: "A remark for the next reader." } as const;

const WANT = "actors: {a: {wants: [{that: x, ";

export const FIELDS: Readonly<Record<RowKind, readonly Field[]>> = {
  actor: [
    { key: "id", label: "Short name", kind: "name", required: true, once: true, hint: "Letters, digits and _; formulas use it." },
    { key: "name", label: "Name", kind: "text" },
    { key: "kind", label: "Kind", kind: "words", stub: "actors: {a: {kind: " },
  ],
  option: [
    { key: "id", label: "Short name", kind: "name", required: true, once: true, hint: "Letters, digits and _; formulas use it." },
    { key: "does", label: "What it does", kind: "text", required: true },
    { key: "undone", label: "Once taken it stays", kind: "yes", on: "never" },
  ],
  condition: [
    { key: "id", label: "Short name", kind: "name", required: true, once: true, hint: "Letters, digits and _; formulas use it." },
    { key: "says", label: "The fact in words", kind: "text", required: true },
  ],
  want: [
    { key: "that", label: "Wants that", kind: "formula", required: true },
    SAYS,
    { key: "stance", label: "Stance", kind: "words", stub: `${WANT}stance: ` },
    { key: "for", label: "For whom", kind: "actor", hint: "An audience: ignore it, and the want goes too." },
    { key: "is", label: "Much more important than all that follow", kind: "yes", on: "much more important" },
    NOTE,
  ],
  tie: [
    { key: "from", label: "From", kind: "actor", required: true },
    { key: "to", label: "To", kind: "actor", required: true },
    { key: "is", label: "Is its", kind: "words", required: true, stub: "ties: [{is: " },
    { key: "autonomy", label: "Autonomy", kind: "quantity", hint: "0 to 1: how far it decides for itself." },
    NOTE,
  ],
  infeasible: [{ key: "that", label: "Cannot be", kind: "formula", required: true }, SAYS, NOTE],
  named: [
    { key: "id", label: "Name", kind: "name", required: true, once: true },
    { key: "that", label: "Stands for", kind: "formula", required: true },
    NOTE,
  ],
  claim: [
    { key: "id", label: "Short name", kind: "name", required: true, once: true },
    { key: "says", label: "The claim in words", kind: "text" },
    { key: "test", label: "Test", kind: "claim" },
    { key: "expect", label: "Expected", kind: "words", stub: "claims: [{id: a, expect: " },
  ],
};

/** The values of a row's fields, as the file has them. */
export function valuesOf(row: Row, model: ModelView): Values {
  switch (row.kind) {
    case "actor": {
      const actor = model.actors.find((each) => each.id === row.id);
      return { id: row.id, name: actor && actor.name !== actor.id ? actor.name : "", kind: actor?.kind ?? "" };
    }
    case "option": {
      const option = model.actors.flatMap((each) => each.options).find((each) => each.id === row.id);
      return { id: row.id, does: option?.says ?? "", undone: option?.undone.startsWith("never undone") ? "never" : "" };
    }
    case "condition":
      return { id: row.id, says: model.conditions.find((each) => each.id === row.id)?.says ?? "" };
    case "want": {
      const want = model.actors.flatMap((each) => each.wants).find((each) => each.id === row.id);
      const is = want?.much ? "much more important" : "";
      return { that: want?.that ?? "", says: want?.says ?? "", stance: want?.stance ?? "", for: want?.audience ?? "", is, note: row.note };
    }
    case "tie": {
      const tie = model.ties.find((each) => each.id === row.id);
      const autonomy = tie?.autonomy === undefined ? "" : String(tie.autonomy);
      return { from: tie?.source ?? "", to: tie?.target ?? "", is: tie?.kind ?? "", autonomy, note: row.note };
    }
    case "claim": {
      const claim = model.claims.find((each) => each.id === row.id);
      return { id: row.id, says: claim?.says ?? "", test: claim?.test ?? "", expect: claim?.expect ?? "" };
    }
    default: {
      const rule = [...model.infeasible, ...model.named].find((each) => each.id === row.id);
      return { id: row.id, that: rule?.that ?? "", says: rule?.says ?? "", note: row.note };
    }
  }
}

/** What is wrong with a form without asking anybody, by field. */
export function missing(kind: RowKind, values: Values, isNew: boolean): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const field of FIELDS[kind]) {
    const value = (values[field.key] ?? "").trim();
    if (field.once && !isNew) continue;
    if (field.required && !value) found[field.key] = "This is needed.";
    else if (field.kind === "name" && value && !(kind === "claim" ? ID : NAME).test(value)) {
      found[field.key] = kind === "claim" ? "Letters, digits, _ and -, a letter first." : "Letters, digits and _, a letter first.";
    }
  }
  return found;
}

/** The operations that turn `before` into `after`: each key that changed is set or taken out, nothing else. */
export function edited(path: Path, kind: RowKind, before: Values, after: Values): Operation[] {
  const changed = FIELDS[kind].filter((field) => !field.once && (before[field.key] ?? "") !== (after[field.key] ?? "").trim());
  const put = changed.filter((field) => (after[field.key] ?? "").trim() !== "");
  const gone = changed.filter((field) => (after[field.key] ?? "").trim() === "");
  return [
    ...put.map((field): Operation => ({ op: "put", path: [...path, field.key], value: valueOf(field, after[field.key] ?? "") })),
    ...gone.map((field): Operation => ({ op: "remove", path: [...path, field.key] })),
  ];
}

/** The operation that adds a thing of this kind; `actor` is whose option or want it is. */
export function added(kind: RowKind, values: Values, actor: string): Operation {
  const filled = FIELDS[kind].filter((field) => (values[field.key] ?? "").trim() !== "" && !(field.key === "id" && kind !== "claim"));
  const value = Object.fromEntries(filled.map((field) => [field.key, valueOf(field, values[field.key] ?? "")]));
  return { op: "new", path: placeOf(kind, (values["id"] ?? "").trim(), actor), value };
}

function placeOf(kind: RowKind, id: string, actor: string): (string | number)[] {
  switch (kind) {
    case "actor":
      return ["actors", id];
    case "option":
      return ["actors", actor, "options", id];
    case "want":
      return ["actors", actor, "wants"];
    case "condition":
      return ["conditions", id];
    case "named":
      return ["named", id];
    default:
      return [{ tie: "ties", infeasible: "infeasible", claim: "claims" }[kind]];
  }
}

/** A number is written as a number; all else is text. */
function valueOf(field: Field, value: string): string | number {
  const told = value.trim();
  return field.kind === "quantity" && /^\d+(\.\d+)?$/.test(told) ? Number(told) : told;
}
