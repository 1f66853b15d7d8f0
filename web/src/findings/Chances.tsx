// Chances over time, paths drawn by chance, the likeliest ways to an outcome.

import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { Button, Choice, Hint, Switch } from "../ui";
import { kept } from "./kept";
import { useScene } from "./scenes";
import { Shown } from "./Shown";

const PARTS = ["chances", "paths", "likely"] as const;
const part = kept<(typeof PARTS)[number]>("findings.chances", "chances", PARTS);
const holds = signal(false);
const seed = signal(0);
const outcome = signal("");

export function Chances(): JSX.Element {
  return (
    <div class="picture-tab">
      <div class="board-tools">
        <Choice
          label="Show"
          hideLabel
          value={part.value}
          options={[["chances", "chances over time"], ["paths", "sample paths"], ["likely", "the likeliest ways"]]}
          onChange={(to) => (part.value = to)}
        />
        {part.value === "chances" && (
          <Switch on={holds.value} onChange={(on) => (holds.value = on)}>
            that it is so on that day
          </Switch>
        )}
        {part.value === "paths" && <Button onClick={() => (seed.value += 1)}>Draw others</Button>}
        {part.value === "likely" && <Outcome />}
        <Hint about="chances">
          Shares between 0 and 1 (1 = 100 %), conditional on the rates and choice rules of the model: how often somebody reconsiders, and how it chooses. A band is what ranges in the model leave open.
        </Hint>
      </div>
      {part.value === "chances" && <Shown name="chances" options={holds.value ? { holds: true } : {}} />}
      {part.value === "paths" && <Shown name="paths" options={{ seed: seed.value, number: 5 }} />}
      {part.value === "likely" && <Shown name="likely" options={outcome.value ? { outcome: outcome.value } : {}} />}
    </div>
  );
}

/** The outcome the ways lead to; the picture says which there are. */
function Outcome(): JSX.Element | null {
  const { scene } = useScene("likely", outcome.value ? { outcome: outcome.value } : {});
  const data: unknown = scene?.data;
  const among = typeof data === "object" && data !== null && "outcomes" in data && Array.isArray(data.outcomes) ? (data.outcomes as string[]) : [];
  if (!among.length) return null;
  return <Choice label="to" value={outcome.value || (among[0] ?? "")} options={among.map((name) => [name, name.replaceAll("_", " ")] as const)} onChange={(to) => (outcome.value = to)} />;
}
