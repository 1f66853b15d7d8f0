// Requests of the page, with the token; an answer that is not 2xx is thrown as a Refused.

import { PROTOCOL, current } from "./secret";
import type { About, Content, Entry, Job, Refusal, Saved, Trouble } from "./types";

/** The server said no: its status, what is wrong, and (409) what is on disk. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problems: Trouble[],
    readonly theirs?: Content,
  ) {
    super(problems[0]?.message ?? `the server answered ${status}`);
  }
}

export const about = (): Promise<About> => json("GET", "about");
export const files = async (): Promise<Entry[]> => (await json<{ files: Entry[] }>("GET", "files")).files;
export const content = (id: string): Promise<Content> => json("GET", `files/${encodeURIComponent(id)}`);
export const put = (id: string, text: string, base: string): Promise<Saved> =>
  json("PUT", `files/${encodeURIComponent(id)}`, { text, base });
export const create = (name: string, text: string): Promise<Content> => json("POST", "files", { name, text });
export const jobs = async (): Promise<Job[]> => (await json<{ jobs: Job[] }>("GET", "jobs")).jobs;
export const start = (kind: string, of: { file?: string; text?: string; options?: Record<string, unknown> }): Promise<Job> =>
  json("POST", "jobs", { kind, ...of });
export const cancel = (job: string): Promise<Job> => json("DELETE", `jobs/${encodeURIComponent(job)}`);

/** Sends a file a person dropped; the answer is its text as stored, or whatever the server says it became. */
export async function upload(file: File): Promise<Content> {
  const answer = await asked("POST", `upload?name=${encodeURIComponent(file.name)}`, file, "application/octet-stream");
  return (await answer.json()) as Content;
}

/** What a finished job made, with the name to save it under. */
export async function result(job: string): Promise<{ name: string; blob: Blob }> {
  const answer = await asked("GET", `jobs/${encodeURIComponent(job)}/result`);
  return { name: filename(answer.headers.get("Content-Disposition") ?? ""), blob: await answer.blob() };
}

/** Hands `blob` to the browser's downloads as `name`. */
export function download(name: string, blob: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Any other request of the API; `path` is what follows /api/. */
export async function json<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await asked(method, path, body === undefined ? undefined : JSON.stringify(body), "application/json");
  return (await answer.json()) as T;
}

async function asked(method: string, path: string, body?: BodyInit, type = ""): Promise<Response> {
  const headers: Record<string, string> = { Authorization: `Bearer ${current()}`, "Detente-Protocol": PROTOCOL };
  if (body !== undefined) headers["Content-Type"] = type;
  const answer = await fetch(`./api/${path}`, { method, headers, body: body ?? null, credentials: "omit" }).catch(unreachable);
  if (answer.ok) return answer;
  throw await refused(answer);
}

function unreachable(): never {
  throw new Refused(0, [{ code: "", message: "The server does not answer", fix: "start it again: detente serve" }]);
}

async function refused(answer: Response): Promise<Refused> {
  try {
    const said = (await answer.json()) as Refusal;
    return new Refused(answer.status, said.problems, said.theirs);
  } catch {
    return new Refused(answer.status, []);
  }
}

function filename(disposition: string): string {
  const plain = /filename="([^"]+)"/.exec(disposition)?.[1];
  const long = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  return long ? decodeURIComponent(long) : (plain ?? "result");
}
