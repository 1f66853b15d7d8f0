// Short messages at the edge of the page, read out by screen readers.

import { signal } from "@preact/signals";

interface Message {
  readonly id: number;
  readonly text: string;
  readonly detail: string;
  readonly kind: "note" | "problem";
  readonly action?: { readonly label: string; readonly run: () => void };
}

export const messages = signal<readonly Message[]>([]);

const STAY = 6_000;
let last = 0;

/** Shows `text`. A note goes by itself after six seconds, one with an action after twelve, a problem when dismissed. */
export function say(text: string, { kind = "note", detail = "", action }: Partial<Omit<Message, "id" | "text">> = {}): void {
  const message: Message = { id: ++last, text, detail, kind, ...(action ? { action } : {}) };
  messages.value = [...messages.value.filter((other) => other.text !== text), message].slice(-4);
  if (kind === "note") setTimeout(() => dismiss(message.id), action ? 2 * STAY : STAY);
}

export function dismiss(id: number): void {
  messages.value = messages.value.filter((message) => message.id !== id);
}
