// What happens once the token is there: the connection, the folder, and the one model where there is only one.

import { signal } from "@preact/signals";
import { askAgain, follow } from "./answers";
import * as http from "./http";
import * as live from "./live";
import { say } from "./say";
import { enter, forget } from "./secret";
import { disk, dirty, file, neverSaved, open } from "./store";
import type { About, Entry, Job, Push } from "./types";

export const about = signal<About>({ version: "", folder: "", features: {} });
export const folder = signal<readonly Entry[]>([]);
export const jobs = signal<readonly Job[]>([]);

let begun = false;

/** Connects and opens; false where the server does not know our token. */
export async function begin(): Promise<boolean> {
  try {
    [about.value, folder.value] = await Promise.all([http.about(), http.files()]);
  } catch (error) {
    if (!(error instanceof http.Refused) || error.status !== 401) throw error;
    forget();
    return false;
  }
  if (!begun) followAll();
  begun = true;
  live.connect();
  await openFirst();
  return true;
}

/** Tells whether the server knows our token, or the one another tab got: a server that was started anew has a new one. */
async function known(): Promise<boolean> {
  try {
    about.value = await http.about();
    return true;
  } catch (error) {
    if (!(error instanceof http.Refused) || error.status !== 401) return true;
    forget();
    return enter("");
  }
}

let asked = 0;

/** Reads the list of the folder again. It is of the moment it was asked for: what was opened or made since is not in it. */
export async function relist(): Promise<void> {
  const at = file.peek();
  const turn = ++asked;
  const found = await http.files();
  if (turn !== asked) return; // a newer list is on its way, or here
  folder.value = found;
  const now = folder.value.find((entry) => entry.id === at?.id);
  if (at && now?.revision !== at.revision) await disk(at.id, now?.revision, !now);
}

/** A request of ours that was refused, or got no answer, is always said: a button that does nothing says nothing. */
function told(event: PromiseRejectionEvent): void {
  if (!(event.reason instanceof http.Refused)) return;
  event.preventDefault();
  say(event.reason.message, { kind: "problem", detail: event.reason.problems[0]?.fix ?? "" });
}

function followAll(): void {
  live.listen(heard);
  live.onReturn(() => void relist());
  live.onFailure(known);
  follow();
  addEventListener("unhandledrejection", told);
  addEventListener("beforeunload", (event) => dirty.peek() && event.preventDefault());
}

/** Opens what was open in this tab, the model named at the start, or the only one there is. */
async function openFirst(): Promise<void> {
  const models = folder.value.filter((entry) => entry.role === "model").map((entry) => entry.id);
  const wanted = [sessionStorage.getItem("detente.open"), about.value.open, models.length === 1 ? models[0] : undefined];
  const first = wanted.find((id) => id && models.includes(id));
  const before = sessionStorage.getItem("detente.open");
  if (before && !models.includes(before) && neverSaved(before)) await open(before).catch(() => undefined);
  else if (first) await open(first);
  file.subscribe((now) => now && sessionStorage.setItem("detente.open", now.id));
}

function heard(push: Push): void {
  if (push.push === "job" && push.job) {
    const job = push.job;
    jobs.value = [...jobs.value.filter((other) => other.job !== job.job), job];
  } else if (push.push === "disk") {
    void relist();
  } else if (push.push === "worker") {
    if (!push.gone && push.file === file.peek()?.id) askAgain();
    for (const problem of push.problems ?? []) say(problem.message, { kind: "problem", detail: problem.fix ?? "" });
  }
}
