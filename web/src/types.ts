// Made from src/detente/workbench/messages by `python -m detente.workbench.types > web/src/types.ts`; not by hand.

export type Outcome = "holds" | "fails" | "depends" | "untestable";
export type Kind = "said" | "wanted" | "done" | "tie" | "claim" | "other";
export type Role = "model" | "text";

/** One thing that is wrong: `errors.Problem`, placed. Lines and columns count from 1; `start`, `end` in the file. */
export interface Trouble {
  code: string;
  message: string;
  line?: number;
  column?: number;
  start?: number;
  end?: number;
  nearest?: string;
  fix?: string;
}

/** The one shape of every answer that is not 2xx. `theirs` comes with 409: what is on disk, and its revision. */
export interface Refusal {
  ok: false;
  problems: Trouble[];
  theirs?: Content;
}

/** What is served: detente's version, the folder's name, what can be done here, the file named at the start. */
export interface About {
  version: string;
  folder: string;
  features: Record<string, boolean>;
  open?: string;
}

/** A file of the folder. `id` stands for it in every request; no path ever crosses the wire. */
export interface Entry {
  id: string;
  name: string;
  role: Role;
  size: number;
  revision: string;
}

/** A file's text and the revision (sha256 of its bytes) a save of it has to name. */
export interface Content {
  id: string;
  name: string;
  role: Role;
  text: string;
  revision: string;
}

/** A save that reached the disk. */
export interface Saved {
  ok: true;
  id: string;
  revision: string;
}

/** A model that is on no disk yet, and the texts it quotes: a save stores them beside it, under these names. */
export interface Unsaved {
  model: Content;
  texts: Content[];
}

/** Long work: where it is. `result` names what can be fetched once it is done. */
export interface Job {
  job: string;
  kind: string;
  state: "waiting" | "running" | "done" | "failed" | "cancelled" | "interrupted";
  done: number;
  of: number;
  step: string;
  result?: string;
  problems?: Trouble[];
}

/** A highlighted span of a source: what kind of thing rests on it, and which assumptions (ids) quote it. */
export interface Mark {
  start: number;
  end: number;
  kind: Kind;
  quote: string;
  of: string[];
  by: string[];
}

/** One attribution the reader found: source, cue and content, and the attribution it stands in (`inside`). */
export interface Said {
  id: string;
  source?: number[];
  cue?: number[];
  content: number[];
  inside?: string;
  speaker: string;
}

/** A source with its text, what is marked in it, and its sentences; `unused` are those nothing quotes. */
export interface SourceText {
  id: string;
  title: string;
  outlet: string;
  author: string;
  date: string;
  via: string[];
  language: string;
  text: string;
  marks: Mark[];
  sentences: number[][];
  unused: number[];
}

/**
 * An option (`actor.name`), with its line of the option table; `now` whether it is taken in the status quo.
 *
 * `path` is where a thing stands in the file: keys and places in lists, as operations of the model pane name it.
 */
export interface Option {
  id: string;
  path: (string | number)[];
  name: string;
  says: string;
  actor: string;
  now: boolean;
  undone: string;
  quotes: string[];
  proposed: boolean;
  start: number;
  end: number;
}

/** A want in its place in the actor's list, first the most important. */
export interface Want {
  id: string;
  path: (string | number)[];
  index: number;
  that: string;
  says: string;
  stance: string;
  audience: string;
  much: boolean;
  said_by: string[];
  quotes: string[];
  note: string;
  proposed: boolean;
  start: number;
  end: number;
}

/** An actor: its options and its wants. `start`, `end`: where it stands in the file. */
export interface Actor {
  id: string;
  path: (string | number)[];
  name: string;
  kind: string;
  options: Option[];
  wants: Want[];
  proposed: boolean;
  quotes: string[];
  start: number;
  end: number;
}

/** A tie between two actors. */
export interface TieView {
  id: string;
  path: (string | number)[];
  index: number;
  source: string;
  target: string;
  kind: string;
  autonomy?: number;
  quotes: string[];
  note: string;
  proposed: boolean;
  start: number;
  end: number;
}

/** A formula of the model: what cannot be (`infeasible`), or what a name stands for (`named`; `id` is the name). */
export interface RuleView {
  id: string;
  path: (string | number)[];
  that: string;
  says: string;
  quotes: string[];
  note: string;
  proposed: boolean;
  start: number;
  end: number;
}

/** A claim as the file has it. `in_time` where its answer takes chances, and comes after the others. */
export interface ClaimView {
  id: string;
  path: (string | number)[];
  index: number;
  says: string;
  test: string;
  expect: string;
  quotes: string[];
  in_time: boolean;
  proposed: boolean;
  start: number;
  end: number;
}

/** Anything that can be taken out: `edit` is the change that does so, in the language of `suppose`. */
export interface Assumption {
  id: string;
  kind: string;
  label: string;
  edit: string;
  quotes: string[];
  said_by: string[];
  bare: boolean;
  actor: string;
  path: (string | number)[];
  proposed: boolean;
}

/** A number on a slider: `edit` with its {value} put in is the change. `unit` is days or nothing. */
export interface Number {
  id: string;
  label: string;
  value: number;
  low: number;
  high: number;
  unit: string;
  edit: string;
  note: string;
}

/** A named set of changes kept in the file, or (without a path) a past day the file tells of. */
export interface ScenarioView {
  id: string;
  path: (string | number)[];
  says: string;
  edits: string[];
}

/** The model the page shows, made from the text of its file. `hash` is what results are about. */
export interface ModelView {
  title: string;
  says: string;
  hash: string;
  states: number;
  actors: Actor[];
  conditions: Option[];
  ties: TieView[];
  infeasible: RuleView[];
  named: RuleView[];
  claims: ClaimView[];
  assumptions: Assumption[];
  numbers: Number[];
  audiences: string[];
  scenarios: ScenarioView[];
  sources: SourceText[];
  pictures: string[];
}

/** A verdict: `was` is the one without the changes, where it is another. */
export interface VerdictView {
  claim: string;
  outcome: Outcome;
  expected?: string;
  as_expected: boolean;
  reason: string;
  was?: Outcome;
  milliseconds: number;
}

/** A state that is an equilibrium under `concepts`; `state` lists the options taken. */
export interface Equilibrium {
  state: string[];
  says: string;
  concepts: string[];
  status_quo: boolean;
}

/** A smallest set of assumptions without which a verdict is another. */
export interface Rest {
  assumptions: string[];
  labels: string[];
  outcome: Outcome;
}

/** A verdict in full: the answers it is made of in sentences, what it rests on, and the sentences of the account. */
export interface WhyView {
  claim: string;
  sentences: string[];
  rests: Rest[];
  tried: string;
  quotes: string[];
  formal: string;
}

/** A verdict that news turned, and because of which of it, in a few words. */
export interface Turned {
  claim: string;
  was: Outcome;
  now: Outcome;
  because: string;
}

/** A text to be stored under a name. */
export interface Kept {
  name: string;
  text: string;
}

/**
 * What news does to the model, in sentences and verdicts; `text` is the file with it taken in.
 *
 * `keep` is an account that is to be stored beside the model where the news is accepted; `unmatched` what it reports
 * that was not taken in, and why.
 */
export interface News {
  date: string;
  sentences: string[];
  verdicts: Turned[];
  unmatched: string[];
  text: string;
  keep?: Kept;
}

/** A picture as data: `paint` names its painter, `data` is that painter's. */
export interface Scene {
  paint: "graph" | "drawing";
  name: string;
  title: string;
  note: string;
  data: Record<string, unknown>;
  table: string[][];
}

/**
 * A request of the page. A newer one of the same `lane` supersedes an older one that is not answered yet.
 *
 * `do`, and what else it takes: ``model`` (text): set the text of the model; answers model, then verdicts, solved.
 * ``whatif`` (changes): verdicts of the model after these edits. ``why`` (claim, changes): a WhyView.
 * ``change`` (text, operations): the text after these operations of the model pane. ``scene`` (name, changes, and the
 * options of that picture): a Scene. ``compare`` (changes, against): two VerdictView lists side by side.
 * ``complete`` (text, at): names that fit there; with options {"as": formula, claim or edit, "actor"} the text is that
 * alone, and what is wrong with it comes along. ``explain`` (state, concept): sentences. ``ahead`` (changes): nothing;
 * somebody is about to ask ``whatif`` with these changes. ``advance`` (text: an event or an account; name of
 * the file an account would be kept in, options {"on": day}): what that News does to the model as it stands.
 */
export interface Ask {
  id: number;
  lane: string;
  do: "model" | "whatif" | "why" | "change" | "scene" | "compare" | "complete" | "explain" | "ahead" | "advance";
  file: string;
  text?: string;
  changes?: string[];
  against?: string[];
  claim?: string;
  name?: string;
  operations?: Operation[];
  at?: number;
  state?: string[];
  concept?: string;
  options?: Record<string, unknown>;
}

/** A part of an answer; `last` ends it. `hash` is that of the model, with its changes, that the part is about. */
export interface Told {
  id: number;
  last: boolean;
  hash?: string;
  changes?: string[];
  model?: ModelView;
  problems?: Trouble[];
  verdicts?: VerdictView[];
  rests?: Record<string, Rest[]>;
  against?: VerdictView[];
  equilibria?: Equilibrium[];
  equilibria_in_all?: number;
  why?: WhyView;
  news?: News;
  scene?: Scene;
  text?: string;
  completions?: Completion[];
  sentences?: string[];
  superseded?: boolean;
}

/** A name that fits at a place: `insert` replaces [start, end) of the text. */
export interface Completion {
  label: string;
  detail: string;
  insert: string;
  start: number;
  end: number;
}

/** What the server says unasked, over the same socket: a job moved on, a file changed on disk, a worker is gone. */
export interface Push {
  push: "job" | "disk" | "worker";
  job?: Job;
  file?: string;
  revision?: string;
  gone?: boolean;
  problems?: Trouble[];
}

/**
 * What a widget is to show: the model after `changes`, its state graph through a lens where `picture`.
 *
 * With `chances` claims about time are answered as well.
 */
export interface WidgetAsked {
  changes: string[];
  lens: Record<string, unknown>;
  chances: boolean;
  picture: boolean;
}

/** The verdicts after `changes`. `waiting` are the claims whose verdict is not worked out (yet). */
export interface WidgetTold {
  changes: string[];
  hash: string;
  verdicts: VerdictView[];
  waiting: string[];
  problems: Trouble[];
}

/** Words of a source, by their place. */
export interface Span {
  source: string;
  start: number;
  end: number;
}

/**
 * One change the model pane makes to the file; everything else in it stays as it is, to the letter.
 *
 * ``put`` (path, value), ``append`` (path of a list, value, to), ``remove`` (path), ``move`` (path of an item, to),
 * ``toggle`` (path of a list, value: in it or not), ``negate`` (path of a want), ``accept`` and ``propose`` (path),
 * ``attach`` (path, quote: the sentence it rests on), ``new`` (path of a list or of a key that is
 * not there, value, quote where there is one).
 */
export interface Operation {
  op: "put" | "append" | "remove" | "move" | "toggle" | "negate" | "accept" | "propose" | "attach" | "new";
  path: (string | number)[];
  value?: unknown;
  to?: number;
  quote?: Span;
}
