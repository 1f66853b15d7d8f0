// Long work on the model as it is shown: begun, followed, cancelled, its result taken in.

import { signal } from "@preact/signals";
import { hash } from "../answers";
import { jobs } from "../begin";
import { edits } from "../changes";
import * as http from "../http";
import { say } from "../say";
import { painted } from "../scene";
import type { Painted } from "../scene";
import { file, text } from "../store";
import type { Job, Scene } from "../types";

export type Long = "robust" | "sway" | "sources";

/** What a job found, as kinds/doubts.py writes it. */
export interface Doubts {
  readonly hash: string;
  readonly words: readonly string[];
  readonly tables: readonly { readonly title: string; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[]; readonly note: string }[];
  readonly scenes: readonly Painted[];
}

interface Begun {
  readonly job: string;
  /** The hash of what it is about. */
  readonly about: string;
}

const begun = signal<Readonly<Partial<Record<Long, Begun>>>>({});
const found = signal<Readonly<Partial<Record<Long, Doubts & { readonly about: string }>>>>({});

export async function begin(kind: Long): Promise<void> {
  const about = hash.peek();
  try {
    const job = await http.start(kind, { file: file.peek()?.id ?? "", text: text.peek(), options: { changes: [...edits.peek()] } });
    begun.value = { ...begun.peek(), [kind]: { job: job.job, about } };
    jobs.value = [...jobs.peek().filter((each) => each.job !== job.job), job];
  } catch (error) {
    say(error instanceof Error ? error.message : "The server cannot be reached.", { kind: "problem" });
  }
}

export async function cancel(kind: Long): Promise<void> {
  const job = begun.peek()[kind]?.job;
  if (job) await http.cancel(job).catch(() => undefined);
}

/** The job of a kind that was begun last, as it stands. */
export function jobOf(kind: Long): Job | undefined {
  const id = begun.value[kind]?.job;
  return jobs.value.find((each) => each.job === id);
}

export function foundBy(kind: Long): (Doubts & { readonly about: string }) | undefined {
  return found.value[kind];
}

const taken = new Set<string>();

/** Takes the result of a finished job in, once. */
export async function take(kind: Long, job: Job): Promise<void> {
  const about = begun.peek()[kind]?.about ?? "";
  if (job.state !== "done" || taken.has(job.job)) return;
  taken.add(job.job);
  const { blob } = await http.result(job.job);
  const told = JSON.parse(await blob.text()) as Omit<Doubts, "scenes"> & { scenes?: Scene[] };
  found.value = { ...found.peek(), [kind]: { ...told, about, scenes: (told.scenes ?? []).map(painted) } };
}
