// Which panes show, and how wide: kept for the next time.

import { effect, signal } from "@preact/signals";

export type Pane = "account" | "model" | "findings" | "whatif";

export const PANES: readonly (readonly [Pane, string])[] = [
  ["account", "Account"],
  ["model", "Model"],
  ["findings", "Findings"],
  ["whatif", "What if"],
];

/** The shares of the account and the model, in percent; the findings get the rest. */
export interface Shares {
  readonly account: number;
  readonly model: number;
}

export const EVEN: Shares = { account: 31, model: 32 };
/** The least a pane can be made, in percent. */
export const LEAST = 16;
const KEPT = "detente.layout";

export const shares = signal<Shares>(kept());
/** The pane in front where there is room for one only. */
export const front = signal<Pane>("account");
/** The list of files is shown, though one is open. */
export const choosing = signal(false);
/** Under this width, in px, the panes are tabs. */
const NARROW = 900;
export const narrow = signal(innerWidth < NARROW);

/** Keeps `narrow` and the stored shares right. Call once. */
export function followLayout(): void {
  const media = matchMedia(`(max-width: ${NARROW - 1}px)`);
  narrow.value = media.matches;
  media.addEventListener("change", () => (narrow.value = media.matches));
  effect(() => localStorage.setItem(KEPT, JSON.stringify(shares.value)));
  document.addEventListener("focusin", (event) => (latest = paneOf(event.target) ?? latest));
}

function paneOf(target: EventTarget | null): Pane | undefined {
  const id = target instanceof Element ? target.closest(".pane")?.id : undefined;
  return PANES.find(([pane]) => id === `pane-${pane}`)?.[0];
}

/** Puts the focus into a pane; where panes are tabs, in front. */
export function go(pane: Pane): void {
  front.value = pane;
  requestAnimationFrame(() => focus(pane));
}

function focus(pane: Pane): void {
  document.getElementById(`pane-${pane}`)?.focus();
}

let latest: Pane | "" = "";

/** Goes back to the pane that had the focus last, where nothing has it now. The panes are painted. */
export function back(): void {
  if (document.activeElement === document.body) focus(narrow.value ? front.value : latest || "account");
}

/** Goes to the pane `by` further than the one that has the focus. */
export function next(by: number): void {
  const here = document.activeElement?.closest(".pane")?.id.replace("pane-", "");
  const at = PANES.findIndex(([pane]) => pane === (here ?? front.value));
  const to = here ? PANES.at((at + by) % PANES.length) : PANES[at];
  if (to) go(to[0]);
}

function kept(): Shares {
  try {
    const told = JSON.parse(localStorage.getItem(KEPT) ?? "null") as Partial<Shares> | null;
    const { account, model } = told ?? {};
    if (account && model && account >= LEAST && model >= LEAST && account + model <= 100 - LEAST) return { account, model };
  } catch {
    // what is stored is not ours: the even shares will do
  }
  return EVEN;
}
