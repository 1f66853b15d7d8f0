// Keys of the keyboard: who wants which, told in one place, so that `?` can show them all.

import { signal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";

/** A key or chord: "j", "?", "Mod+s", "Mod+Shift+z", "Alt+1". Mod is Command on a Mac and Control elsewhere. */
export interface Key {
  readonly keys: string;
  readonly says: string;
  readonly run: () => void;
  /** In a field the browser's own meaning of it comes first (undo). */
  readonly notInFields?: boolean;
  /** Also while typing in a field. Chords with Mod or Alt are; single letters are not. */
  readonly everywhere?: boolean;
}

export interface Group {
  readonly title: string;
  readonly keys: readonly Key[];
}

export const groups = signal<readonly Group[]>([]);

const CHORD = /^(Mod|Alt)\+|^(Shift\+)?F\d/;
const MAC = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Has `keys` from the moment the component is seen; the newest component with a key gets it. `title` heads them in the help. */
export function useKeys(title: string, keys: readonly Key[]): void {
  useLayoutEffect(() => {
    const group: Group = { title, keys };
    groups.value = [...groups.value, group];
    return () => {
      groups.value = groups.value.filter((other) => other !== group);
    };
  });
}

/** Listens for keys. Call once. */
export function followKeys(): void {
  const quiet = (on: boolean) => document.documentElement.toggleAttribute("data-quiet", on);
  document.addEventListener("pointerover", () => quiet(false));
  document.addEventListener("focusin", () => quiet(false));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") quiet(true); // takes tooltips away where they are in the way
    if (event.defaultPrevented || event.isComposing || document.querySelector("dialog:modal")) return;
    const key = wanted(event);
    if (!key) return;
    event.preventDefault();
    key.run();
  });
}

/** How a key is written for people here: "Ctrl+S", "⌘S". */
export function shown(keys: string): string {
  const parts = keys.split("+").map((part) => (part === "Mod" ? (MAC ? "⌘" : "Ctrl") : part === "Shift" && MAC ? "⇧" : named(part)));
  return parts.join(MAC ? "" : "+");
}

function named(part: string): string {
  return part.length === 1 ? part.toUpperCase() : part;
}

function wanted(event: KeyboardEvent): Key | undefined {
  const pressed = chord(event);
  const typing = isTyping(event.target);
  const field = typing && !(event.target as HTMLElement).isContentEditable;
  return groups.value
    .flatMap((group) => group.keys)
    .reverse()
    .find((key) => key.keys.toLowerCase() === pressed && !(key.notInFields && field) && (!typing || key.everywhere || CHORD.test(key.keys)));
}

function chord(event: KeyboardEvent): string {
  const mod = MAC ? event.metaKey : event.ctrlKey;
  const shift = event.shiftKey && (mod || event.altKey || event.key.length > 1);
  // With Alt a key may write another letter: there the key counts, not what it writes.
  const letter = event.altKey ? event.code.replace(/^(Digit|Key)/, "") : event.key;
  return [mod ? "mod" : "", event.altKey ? "alt" : "", shift ? "shift" : "", letter.toLowerCase()].filter(Boolean).join("+");
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "range"].includes(target.type);
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
