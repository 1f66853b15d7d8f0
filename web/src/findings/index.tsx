// The findings pane: what follows from the model, and from the changes that are tried.

import type { JSX } from "preact";
import { equilibriaInAll, model, verdicts, isOld } from "../answers";
import { changes, clear } from "../changes";
import { go, narrow } from "../layout";
import { Button, Empty, Icon, Tabs } from "../ui";
import type { Tab } from "../ui";
import { Board } from "./Board";
import { Chances } from "./Chances";
import { Compare } from "./Compare";
import { Doubts } from "./Doubts";
import { Equilibria } from "./Equilibria";
import { followRoom } from "./scenes";
import { Shown } from "./Shown";
import { StateGraph } from "./StateGraph";
import { counted, rowsOf } from "./rows";
import { tab } from "./tab";
import type { TabKey } from "./tab";
import "../scene/pictures.css";
import "../scene/scene.css";
import "./findings.css";

export function Findings(): JSX.Element {
  if (!model.value) return <Empty icon="file" title="Nothing follows yet">The verdicts stand here once the model can be read.</Empty>;
  const tabs = shownTabs();
  const at = tabs.some(({ key }) => key === tab.value) ? tab.value : "verdicts";
  return (
    <div class={changes.value.length ? "findings supposing" : "findings"} ref={followRoom}>
      <h2 class="unseen">Findings</h2>
      {changes.value.length > 0 && <Banner />}
      <Tabs class="findings-tabs" label="Findings" tabs={tabs} at={at} onChange={(key) => (tab.value = key)}>
        <Part at={at} />
      </Tabs>
    </div>
  );
}

/** So that nobody takes what is tried for what the model says. */
function Banner(): JSX.Element {
  const count = changes.value.length;
  return (
    <p class="supposing-banner">
      <Icon name="swap" />
      <span>
        <strong>What if:</strong> {count} {count === 1 ? "change" : "changes"}, not in the model
      </span>
      {narrow.value && (
        <Button look="quiet" onClick={() => go("whatif")}>
          Show
        </Button>
      )}
      <Button look="quiet" onClick={clear}>
        Back to the model
      </Button>
    </p>
  );
}

function Part({ at }: { at: TabKey }): JSX.Element {
  switch (at) {
    case "verdicts":
      return <Board />;
    case "equilibria":
      return <Equilibria />;
    case "graph":
      return <StateGraph />;
    case "chances":
      return <Chances />;
    case "deal":
      return <Shown name="deal" />;
    case "ties":
      return <Shown name="ties" />;
    case "doubts":
      return <Doubts />;
    case "compare":
      return <Compare />;
  }
}

/** The tabs of what this model has. */
function shownTabs(): Tab<TabKey>[] {
  const has = new Set(model.value?.pictures ?? []);
  const changed = counted(rowsOf(model.value?.claims ?? [], verdicts.value, isOld)).changed;
  const all: (Tab<TabKey> | false)[] = [
    { key: "verdicts", title: "Verdicts", ...(changed ? { note: <>{changed} changed</> } : {}) },
    { key: "equilibria", title: "Equilibria", ...(equilibriaInAll.value ? { note: equilibriaInAll.value } : {}) },
    has.has("graph") && { key: "graph", title: "Graph" },
    has.has("chances") && { key: "chances", title: "Chances" },
    has.has("deal") && { key: "deal", title: "Deal" },
    has.has("ties") && { key: "ties", title: "Ties" },
    { key: "doubts", title: "Robustness" },
    { key: "compare", title: "Compare" },
  ];
  return all.filter((each) => each !== false);
}
