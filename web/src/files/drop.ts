// Texts and models brought in: dropped on the page or chosen. A text is read, and its draft opened; nothing is saved yet.

import { signal } from "@preact/signals";
import { remember } from "../account/said";
import { jobs } from "../begin";
import * as http from "../http";
import { choosing } from "../layout";
import { say } from "../say";
import { show } from "../store";
import type { Said, Unsaved } from "../types";
import { tidy } from "./names";
import { finished, forget, over, started } from "./jobs";

const MODEL = /\.ya?ml$/i;
export const KINDS = ".txt,.md,.html,.xml,.pdf,.docx,.yaml,.yml";
/** Who reads: our rules, or (where the server was started with one) a language model too. */
export type Readers = "rules" | "llm" | "both";
export const readers = signal<Readers>("rules");

/** Asks for a file with the browser's own dialog. */
export function chooseFile(): void {
  const field = document.createElement("input");
  field.type = "file";
  field.accept = KINDS;
  field.addEventListener("change", () => field.files?.[0] && void bring(field.files[0]));
  field.click();
}

/** Takes in a file a person gave us. */
export async function bring(given: File): Promise<void> {
  await told(async () => {
    const held = await http.upload(new File([given], tidy(given.name)));
    if (MODEL.test(given.name)) opened({ model: held, texts: [] }, true);
    else await read(held.id, given.name);
  });
}

/** Reads a text of the folder, or one that was brought in, into a draft, and opens that. */
export async function read(file: string, name: string, { force = false } = {}): Promise<void> {
  await told(async () => {
    const which = readers.peek() === "both" ? ["rules", "llm"] : [readers.peek()];
    const job = await started("read", { file, options: { readers: which, force } }, { title: `Reading ${name}` });
    const end = await over(job);
    if (end.state === "cancelled") return forget(job);
    if (end.state !== "done") return failed(job, file, name);
    const found = await finished<{ said: Said[]; account: { text: string } }>(job);
    const made = await http.json<Unsaved>("POST", `jobs/${job}/draft`);
    if (found) remember({ text: found.account.text, said: found.said });
    opened(made, true);
    forget(job);
    say("The text was read. All that was found is proposed: nothing counts until you accept it.");
  });
}

/** A copy of a shipped case, or (`new`) the small model to start from. */
export async function openShipped(key: string): Promise<void> {
  await told(async () => opened(await http.json<Unsaved>("POST", `cases/${key}`), key === "new"));
}

function opened(made: Unsaved, precious: boolean): void {
  show(made.model, { name: made.model.name, texts: made.texts, precious });
  choosing.value = false;
}

/** A language the rules do not read can be read all the same, if a person says so. */
function failed(job: string, file: string, name: string): void {
  const problem = jobProblem(job);
  forget(job);
  const again = { label: "Read it all the same", run: () => void read(file, name, { force: true }) };
  say(`${name} was not read: ${problem.message}`, { kind: "problem", detail: problem.fix, ...(problem.code === "D505" ? { action: again } : {}) });
}

function jobProblem(job: string): { code: string; message: string; fix: string } {
  const first = jobs.peek().find((each) => each.job === job)?.problems?.[0];
  return { code: first?.code ?? "", message: first?.message ?? "the reader stopped", fix: first?.fix ?? "" };
}

async function told(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const fix = error instanceof http.Refused ? (error.problems[0]?.fix ?? "") : "";
    say(error instanceof Error ? error.message : "The server cannot be reached.", { kind: "problem", detail: fix });
  }
}
