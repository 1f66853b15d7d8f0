// Long work started here: reading a text, writing a report or a file. Followed to its end; nothing waits for it.

import { computed, signal } from "@preact/signals";
import { jobs } from "../begin";
import * as http from "../http";
import type { Job } from "../types";

/** What was started: its words, and the hash of the model it is about (none for a text). */
export interface Work {
  readonly job: string;
  readonly title: string;
  readonly about: string;
}

export const work = signal<readonly Work[]>([]);
export const OVER: ReadonlySet<Job["state"]> = new Set(["done", "failed", "cancelled", "interrupted"]);

/** The work that is shown, each with its job as it stands. */
export const shown = computed(() =>
  work.value.flatMap((each) => {
    const job = jobs.value.find((one) => one.job === each.job);
    return job ? [{ ...each, now: job }] : [];
  }),
);

/** Starts a job and returns its id. One with a `title` is shown at the edge of the page. Throws http.Refused. */
export async function started(kind: string, of: Parameters<typeof http.start>[1], { title = "", about = "" } = {}): Promise<string> {
  const job = await http.start(kind, of);
  if (!jobs.peek().some((each) => each.job === job.job)) jobs.value = [...jobs.peek(), job];
  if (title) work.value = [...work.peek(), { job: job.job, title, about }];
  return job.job;
}

/** Waits until a job is over. */
export function over(id: string): Promise<Job> {
  return new Promise((resolve) => {
    let stop = (): void => undefined;
    let ended = false;
    stop = jobs.subscribe((all) => {
      const job = all.find((each) => each.job === id);
      if (ended || !job || !OVER.has(job.state)) return;
      ended = true;
      resolve(job);
      queueMicrotask(() => stop());
    });
  });
}

/** What a job found, as JSON; null where it was cancelled or failed (its problems are then in `jobs`). */
export async function finished<Found>(id: string): Promise<Found | null> {
  const job = await over(id);
  if (job.state !== "done") return null;
  return JSON.parse(await (await http.result(id)).blob.text()) as Found;
}

export function forget(id: string): void {
  work.value = work.peek().filter((each) => each.job !== id);
}
