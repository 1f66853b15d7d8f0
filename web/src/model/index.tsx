// The model pane: actors, options, wants, ties and claims as tables and lists, and the file itself; two views of one text.

import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { askModelAbout, model, problems, stale } from "../answers";
import { chosen } from "../chosen";
import { Editor } from "../editor";
import { useKeys } from "../keys";
import { edit, text } from "../store";
import type { Completion } from "../types";
import { Empty } from "../ui";
import { Steps } from "./history";
import { List, Section, isBystander } from "./lists";
import { Options } from "./options";
import { Problems } from "./problems";
import { rowAt } from "./rows";
import type { RowKind } from "./rows";
import { bare, begin, chooseRow, onlyBare, reveal, rows, showInFile, told, view } from "./state";
import type { View } from "./state";
import { Tray } from "./tray";
import { Wants } from "./wants";
import "./model.css";

export function Model(): JSX.Element {
  useKeys("Model", [
    { keys: "Alt+t", says: "Model: table, file or both", run: () => (view.value = nextView()) },
    { keys: "Alt+j", says: "Show what is chosen in the file", run: jump },
  ]);
  return (
    <div class={`model view-${view.value}`}>
      <Head />
      <p class="unseen" aria-live="polite">
        {told.value}
      </p>
      <Problems />
      <div class="model-panes">
        {view.value !== "file" && <Tables />}
        {view.value !== "table" && <File />}
      </div>
    </div>
  );
}

const VIEWS: readonly (readonly [View, string])[] = [
  ["table", "Table"],
  ["file", "File"],
  ["both", "Both"],
];

function nextView(): View {
  const at = VIEWS.findIndex(([key]) => key === view.value);
  return VIEWS[(at + 1) % VIEWS.length]?.[0] ?? "table";
}

function Head(): JSX.Element {
  const without = bare.value.length;
  return (
    <header class="model-head">
      <h2>Model</h2>
      {without > 0 && (
        <button type="button" class="bare-filter" aria-pressed={onlyBare.value} onClick={() => (onlyBare.value = !onlyBare.value)}>
          {without} without a sentence
        </button>
      )}
      <span class="model-head-end">
        <Steps />
        <span class="segments" role="group" aria-label="View of the model">
          {VIEWS.map(([key, title]) => (
            <button key={key} type="button" aria-pressed={view.value === key} onClick={() => (view.value = key)}>
              {title}
            </button>
          ))}
        </span>
      </span>
    </header>
  );
}

/** How long the last model is shown as if it were of the text: an answer is there sooner most of the time. */
const PATIENCE = 350;

function Tables(): JSX.Element {
  const late = useLate(stale.value, PATIENCE);
  const whole = useRef<HTMLDivElement>(null);
  const thing = chosen.value;
  useEffect(() => {
    if (!thing) return;
    const kinds = { claim: ["claim"], actor: ["actor"], assumption: ["want", "option", "condition", "tie", "infeasible"] }[thing.kind as string] ?? [];
    const at = kinds.map((kind) => whole.current?.querySelector(`[data-row="${CSS.escape(`${kind}:${thing.id}`)}"]`)).find(Boolean);
    at?.scrollIntoView({ block: "nearest" });
  }, [thing]);
  if (!model.value) {
    return (
      <div class="tables">
        {problems.value.length ? (
          <Empty icon="warning" title="No model yet">
            <p>The file has errors. Put right what is listed above; what follows from it is shown then.</p>
          </Empty>
        ) : (
          <Empty icon="file" title="Reading the model" />
        )}
      </div>
    );
  }
  const grey = late || (stale.value && problems.value.length > 0);
  return (
    <div class="tables" ref={whole}>
      <Tray />
      <div class={grey ? "stale" : undefined} aria-busy={grey}>
        <Parts />
      </div>
    </div>
  );
}

const KEPT = "detente.model.folded";
const folded = signal<readonly string[]>(keptFolds());

function keptFolds(): readonly string[] {
  const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '["named","bystanders"]');
  return Array.isArray(kept) ? kept.filter((each): each is string => typeof each === "string") : [];
}

function fold(key: string, open: boolean): void {
  folded.value = open ? folded.value.filter((each) => each !== key) : [...folded.value, key];
  localStorage.setItem(KEPT, JSON.stringify(folded.value));
}

/** How a section folds; it opens where something is added to it. */
function folding(key: string, kind?: RowKind): { open: boolean; onFold: (open: boolean) => void; add?: { label: string; run: () => void } } {
  const run = (): void => {
    fold(key, true);
    if (kind) begin(kind);
  };
  return { open: !folded.value.includes(key), onFold: (open) => fold(key, open), ...(kind ? { add: { label: ADDING[kind] ?? "Add", run } } : {}) };
}

const ADDING: Partial<Record<RowKind, string>> = {
  tie: "Add a tie",
  infeasible: "Add what cannot be",
  named: "Add a name",
  claim: "Add a claim",
};

function Parts(): JSX.Element {
  const count = (kind: RowKind): number => rows.value.filter((row) => row.kind === kind).length;
  const bystanders = rows.value.filter(isBystander).length;
  return (
    <>
      <Section
        title="Options"
        count={count("option")}
        {...folding("options")}
        help="What each actor can do, yes or no. Now: whether it is done in the status quo; click or press space to turn it over. Conditions are facts nobody here controls."
      >
        <Options />
      </Section>
      <Section
        title="Wants"
        count={count("want")}
        {...folding("wants")}
        help="What each actor would rather see true, the most important first: a want decides before all wants below it. Drag a row by its number, or hold Alt and press an arrow key. The switch takes a want out as a what-if."
      >
        <Wants />
      </Section>
      <Section title="Ties" count={count("tie")} {...folding("ties", "tie")} help="Who is what to whom. A patron with a proxy is told here; how far the proxy decides for itself is its autonomy, from 0 to 1.">
        <List kind="tie" empty="No ties yet." />
      </Section>
      <Section title="Cannot be" count={count("infeasible")} {...folding("infeasible", "infeasible")} help="Combinations of options and conditions that no state can have.">
        <List kind="infeasible" empty="Everything can be combined." />
      </Section>
      <Section title="Names" count={count("named")} {...folding("named", "named")} help="Formulas with a name of their own, to use in wants and claims.">
        <List kind="named" empty="No names yet." />
      </Section>
      <Section title="Claims" count={count("claim")} {...folding("claims", "claim")} help="Sentences of the account put as questions to the model. The test is what is asked; without one a claim is untestable.">
        <List kind="claim" empty="No claims yet." />
      </Section>
      <Section title="Others" count={bystanders} {...folding("bystanders")} help="Actors with neither options nor wants: audiences, speakers, outlets, and those whose deeds lie in the past.">
        <List kind="actor" empty="Every actor decides something." of={isBystander} />
      </Section>
    </>
  );
}

/** The file itself: typing in it is one step until something else is done; the cursor chooses the row it is in. */
function File(): JSX.Element {
  const complete = async (now: string, at: number): Promise<readonly Completion[]> => (await askModelAbout("complete", { text: now, at }, "complete file")).completions ?? [];
  const onPlace = (at: number): void => {
    const row = stale.value ? undefined : rowAt(rows.value, at);
    if (row && row.kind !== "actor") chooseRow(row);
  };
  return (
    <div class="model-file">
      <Editor
        label="The model file, in YAML"
        text={text}
        problems={problems.value}
        remarks={!stale.value}
        onEdit={(next) => edit(next, "typing in the file", { run: "typing" })}
        complete={complete}
        onPlace={onPlace}
        reveal={reveal.value}
      />
    </div>
  );
}

function jump(): void {
  const thing = chosen.value;
  const row = rows.value.find((each) => each.id === thing?.id && (each.kind === "claim") === (thing.kind === "claim"));
  if (row) showInFile(row.start, row.end);
}

/** `value` once it has been true for `after` ms; false at once. */
function useLate(value: boolean, after: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!value) {
      setLate(false);
      return undefined;
    }
    const timer = setTimeout(() => setLate(true), after);
    return () => clearTimeout(timer);
  }, [value, after]);
  return value && late;
}
