// The socket to the server: questions to the model's worker, answers in parts, and what the server says unasked.
//
// A question changes nothing, so asking again is safe: after a break the newest question of each lane is asked anew.

import { signal } from "@preact/signals";
import { PROTOCOL, current } from "./secret";
import type { Ask, Push, Told } from "./types";

/** locked: there is a server, and it does not know our token. */
export type Link = "closed" | "opening" | "open" | "locked";
export type Doing = Ask["do"];
export type Asked = Omit<Ask, "id" | "lane" | "do" | "file">;

interface Open {
  readonly ask: Ask;
  readonly part: (told: Told) => void;
}

/** How long to wait before each further attempt, in ms; the last one for ever. */
const WAITS = [100, 250, 500, 1000, 2000, 3000] as const;

export const link = signal<Link>("closed");

const open = new Map<number, Open>();
const held = new Set<number>();
const heard = new Set<(push: Push) => void>();
const back = new Set<() => void>();
let knock: () => Promise<boolean> = () => Promise.resolve(true);
let socket: WebSocket | null = null;
let last = 0;
let tries = 0;
let wanted = false;

/** Keeps a connection from now on. */
export function connect(): void {
  wanted = true;
  if (socket) return;
  if (link.value !== "locked") link.value = "opening";
  socket = new WebSocket(address(), [PROTOCOL, `token.${current()}`]);
  socket.onopen = opened;
  socket.onmessage = (event: MessageEvent<string>) => received(JSON.parse(event.data) as Told | Push);
  socket.onclose = closed;
}

/** Ends the connection; `connect` opens it again. */
export function disconnect(): void {
  wanted = false;
  socket?.close();
}

/** Asks; `part` is called for every part of the answer, `last: true` ends it. A newer question of a lane replaces it. */
export function ask(file: string, doing: Doing, asked: Asked, part: (told: Told) => void, lane: string = doing): void {
  for (const [id, other] of open) {
    if (other.ask.lane !== lane || other.ask.file !== file) continue;
    open.delete(id);
    other.part({ id, last: true, superseded: true });
  }
  const question: Ask = { id: ++last, lane, do: doing, file, ...asked };
  open.set(question.id, { ask: question, part });
  send(question);
}

/** Asks, and gathers the parts of the answer into one; `superseded` where a newer question took its place. */
export function answer(file: string, doing: Doing, asked: Asked, lane: string = doing): Promise<Told> {
  return new Promise((resolve) => {
    let whole: Partial<Told> = {};
    ask(file, doing, asked, (told) => {
      whole = { ...whole, ...told };
      if (told.last) resolve({ ...whole, id: told.id, last: true });
    }, lane);
  });
}

/** Calls `hear` for everything the server says unasked, until the returned function is called. */
export function listen(hear: (push: Push) => void): () => void {
  heard.add(hear);
  return () => heard.delete(hear);
}

/** Calls `then` whenever the connection stands again after a break. */
export function onReturn(then: () => void): () => void {
  back.add(then);
  return () => back.delete(then);
}

/** Has `again` say, after a connection could not be made, whether the token is still good (or a new one was got). */
export function onFailure(again: () => Promise<boolean>): void {
  knock = again;
}

function send(question: Ask): void {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(question));
}

function opened(): void {
  const returned = tries > 0;
  tries = 0;
  link.value = "open";
  for (const { ask: question } of open.values()) {
    if (returned && question.text === undefined) held.add(question.id); // it is about a model the worker may not have yet
    else send(question);
  }
  if (returned) for (const then of back) then();
}

function closed(): void {
  const failed = link.value !== "open";
  socket = null;
  link.value = link.value === "locked" ? "locked" : "closed";
  if (!wanted) return;
  const wait = WAITS[Math.min(tries, WAITS.length - 1)];
  tries += 1;
  setTimeout(() => void again(failed), wait);
}

async function again(failed: boolean): Promise<void> {
  const good = !failed || (await knock().catch(() => true)); // no answer at all says nothing about the token
  if (!wanted) return;
  if (good) connect();
  else {
    link.value = "locked";
    setTimeout(() => void again(true), WAITS.at(-1));
  }
}

function received(said: Told | Push): void {
  if ("push" in said) {
    for (const hear of heard) hear(said);
    return;
  }
  const asked = open.get(said.id);
  if (!asked) return;
  if (said.last) open.delete(said.id);
  asked.part(said);
  if (asked.ask.do === "model") release();
}

/** Asks what was waiting for the model to be there again. */
function release(): void {
  for (const id of held) {
    const waiting = open.get(id);
    if (waiting) send(waiting.ask);
  }
  held.clear();
}

function address(): string {
  const url = new URL("./api/live", location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}
