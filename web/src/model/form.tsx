// The form of a row, where it stands: what is there, or something new. Enter saves, Escape gives up.

import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { model } from "../answers";
import { LanguageField } from "../editor/field";
import { read, wordsBehind } from "../editor/language";
import type { ModelView, Operation, Span } from "../types";
import { Button, Choice, Switch, TextField } from "../ui";
import { FIELDS, added, edited, missing, valuesOf } from "./fields";
import type { Field, Values } from "./fields";
import { KIND_WORDS, nameOf } from "./rows";
import type { Row, RowKind } from "./rows";
import { editing, make, words } from "./state";

interface FormProps {
  readonly kind: RowKind;
  readonly actor: string;
  /** What is edited; nothing for something new. */
  readonly row?: Row;
  /** What something new begins with, the words it rests on, and who said them. */
  readonly start?: Values;
  readonly quote?: Span;
  readonly by?: readonly string[];
  /** Called instead of going back to the row. */
  readonly onClose?: () => void;
}

const EMPTY: Values = {};

export function Form({ kind, actor, row, start = EMPTY, quote, by = [], onClose }: FormProps): JSX.Element {
  const [before] = useState<Values>(() => (row && model.value ? valuesOf(row, model.value) : start));
  const [values, setValues] = useState<Values>(before);
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const whole = useRef<HTMLDivElement>(null);
  const own = useRef(editing.peek());
  const fields = FIELDS[kind].filter((field) => !row || !field.once);
  useLayoutEffect(() => {
    whole.current?.querySelector<HTMLElement>("input, textarea, select")?.focus();
    whole.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const set = (key: string, value: string): void => {
    setValues((now) => ({ ...now, [key]: value }));
    setWrong(({ [key]: _, ...others }) => others);
  };
  const close = (): void => {
    if (onClose) return onClose();
    if (editing.peek() !== own.current) return; // another form was opened while this one was being saved
    editing.value = null;
    if (row) requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-row="${CSS.escape(row.key)}"] .entry-label`)?.focus());
  };
  const save = async (): Promise<void> => {
    const found = { ...missing(kind, values, !row), ...(await spoken(kind, values, before, actor)) };
    setWrong(found);
    if (Object.keys(found).length) {
      whole.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    const operations = row ? edited(row.path, kind, before, values) : [resting(added(kind, values, actor), quote, by)];
    if (!operations.length || (await make(operations, row ? `edit ${words(row)}` : `add ${KIND_WORDS[kind]} “${titleOf(kind, values)}”`))) close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && event.target instanceof HTMLInputElement && event.target.type === "text") void save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const title = row ? `Edit ${words(row)}` : `New ${KIND_WORDS[kind]}${actor && model.value ? ` of ${nameOf(model.value, actor)}` : ""}`;
  return (
    <div class="entry-form" role="group" aria-label={title} ref={whole} onKeyDown={onKeyDown}>
      <div class="entry-fields">
        {fields.map((field) => (
          <One key={field.key} field={field} actor={actor} value={values[field.key] ?? ""} problem={wrong[field.key]} onInput={(value) => set(field.key, value)} onEnter={() => void save()} />
        ))}
      </div>
      <div class="entry-form-end">
        <Button look="strong" onClick={() => void save()}>
          {row ? "Save" : "Add"}
        </Button>
        <Button look="quiet" onClick={close}>
          Cancel
        </Button>
      </div>
    </div>
  );
}

/** The operation, with the words the thing rests on, and the chain of those who said them where it can carry one. */
function resting(operation: Operation, quote: Span | undefined, by: readonly string[]): Operation {
  if (!quote) return operation;
  const carries = by.length > 0 && ["wants", "ties", "claims"].includes(String(operation.path.at(-1)));
  const value = operation.value as Record<string, unknown>;
  return { ...operation, quote, value: carries ? { ...value, said_by: [...by] } : value };
}

function titleOf(kind: RowKind, values: Values): string {
  if (kind === "tie") return `${values["from"] ?? ""} → ${values["to"] ?? ""}`;
  return values["says"] || values["does"] || values["name"] || values["id"] || values["that"] || "";
}

/** What the language has against the fields written in it, by field. */
async function spoken(kind: RowKind, values: Values, before: Values, actor: string): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const { key, kind: as } of FIELDS[kind]) {
    const value = (values[key] ?? "").trim();
    if ((as !== "formula" && as !== "claim" && as !== "quantity") || !value || value === before[key]) continue;
    const told = await read(value, value.length, as, actor, "form");
    const first = told?.problems[0];
    if (first) found[key] = first.message;
  }
  return found;
}

interface OneProps {
  readonly field: Field;
  readonly actor: string;
  readonly value: string;
  readonly problem: string | undefined;
  readonly onInput: (value: string) => void;
  readonly onEnter: () => void;
}

function One({ field, actor, value, problem, onInput, onEnter }: OneProps): JSX.Element {
  const { label, hint = "" } = field;
  switch (field.kind) {
    case "formula":
    case "claim":
    case "quantity":
      return <LanguageField label={label} value={value} as={field.kind} actor={actor} hint={hint} problem={problem} onInput={onInput} onEnter={onEnter} />;
    case "yes":
      return (
        <Switch on={value !== ""} onChange={(on) => onInput(on ? (field.on ?? "yes") : "")}>
          {label}
        </Switch>
      );
    case "actor":
    case "words":
      return <Words field={field} value={value} problem={problem} onInput={onInput} />;
    default:
      return <TextField label={label} value={value} onInput={onInput} hint={hint} {...(problem ? { problem } : {})} />;
  }
}

/** One of the words the format has, or one of the actors. */
function Words({ field, value, problem, onInput }: Pick<OneProps, "field" | "value" | "problem" | "onInput">): JSX.Element {
  const [known, setKnown] = useState<readonly string[]>([]);
  useEffect(() => {
    if (field.stub) void wordsBehind(field.stub).then(setKnown);
  }, [field.stub]);
  const listed: readonly (readonly [string, string])[] = field.kind === "actor" ? actorsOf(model.value) : known.map((word) => [word, word]);
  const options = [["", field.required ? "Choose" : "–"] as const, ...listed];
  const all = value && !options.some(([key]) => key === value) ? [...options, [value, value] as const] : options;
  return (
    <div>
      <Choice label={field.label} value={value} options={all} onChange={onInput} />
      {(problem ?? field.hint) && <p class={problem ? "note problem" : "note"}>{problem ?? field.hint}</p>}
    </div>
  );
}

function actorsOf(now: ModelView | null): readonly (readonly [string, string])[] {
  return now?.actors.map((actor) => [actor.id, actor.name] as const) ?? [];
}
