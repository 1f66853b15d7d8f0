// The state graph: filtered, grouped, walked; or only the ways from the status quo to a state.

import type { JSX } from "preact";
import { Choice, Hint } from "../ui";
import { kept } from "./kept";
import { Shown } from "./Shown";
import { look, state } from "./state";
import { lens } from "./tab";

const PARTS = ["graph", "ways"] as const;
const part = kept<(typeof PARTS)[number]>("findings.graph", "graph", PARTS);

export function StateGraph(): JSX.Element {
  const at = state.value;
  const to = at ? at.join(",") || "nothing" : "";
  return (
    <div class="picture-tab">
      <div class="board-tools">
        <Choice
          label="Show"
          hideLabel
          value={part.value}
          options={[["graph", "the state graph"], ["ways", at ? "ways to the chosen state" : "ways to the strongest equilibrium"]]}
          onChange={(to) => (part.value = to)}
        />
        <Hint about="the state graph">
          Each box is a state: which options are taken. An arrow is an improvement: somebody who can bring it about likes the next state better. Thick frames are equilibria, the filled one is the status quo.
        </Hint>
      </div>
      {part.value === "graph" ? (
        <Shown
          name="graph"
          options={lens.value as Readonly<Record<string, unknown>>}
          lens={lens.value}
          onLens={(next) => (lens.value = next)}
          selected={at ?? undefined}
          onSelect={(node) => look(node && node.count === 1 ? node.state : null)}
        />
      ) : (
        <Shown name="ways" options={to ? { to } : {}} />
      )}
    </div>
  );
}
