// Which part of the findings is in front, and how the state graph is looked at: remembered, and set from elsewhere.

import { signal } from "@preact/signals";
import type { Lens } from "../scene";
import { kept } from "./kept";
import { look } from "./state";

const TABS = ["verdicts", "equilibria", "graph", "chances", "deal", "ties", "doubts", "compare"] as const;
export type TabKey = (typeof TABS)[number];

export const tab = kept<TabKey>("findings.tab", "verdicts", TABS);
export const lens = signal<Lens>({});

/** Shows a state in the graph, with a way to it from the status quo. */
export function showInGraph(state: readonly string[]): void {
  look(state);
  lens.value = { path_to: state };
  tab.value = "graph";
}
