// The account pane: the text, what rests on which sentence, who says that who says, and what nothing uses.

import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { model } from "../answers";
import { chooseFile } from "../files/drop";
import { useKeys } from "../keys";
import { bare } from "../model/state";
import type { SourceText } from "../types";
import { Button, Empty, Hint, Tabs } from "../ui";
import { Bare } from "./Bare";
import { Card } from "./Card";
import { followChosen } from "./follow";
import { Legend } from "./Legend";
import { Make } from "./Make";
import { Margin } from "./Margin";
import { canRead, look, looking } from "./said";
import { Select } from "./Select";
import { at, isRead, named, pinned, over, showBare, source, things, told } from "./state";
import { Text } from "./Text";
import { nextProposed, nextUnused, use, walk } from "./walk";
import "./account.css";

export function Account(): JSX.Element {
  useEffect(followChosen, []);
  useKeys("Account", [
    { keys: "u", says: "Next sentence no assumption uses", run: nextUnused },
    { keys: "e", says: "Use the sentence, or the selected words", run: () => void use() },
  ]);
  const sources = model.value?.sources ?? [];
  const now = source.value;
  if (!now) return <None />;
  return (
    <div class="account">
      {sources.length > 1 ? (
        <Tabs
          class="account-tabs"
          label="Sources"
          tabs={sources.map((each) => ({ key: each.id, title: each.title || each.id }))}
          at={now.id}
          onChange={(id) => {
            at.value = id;
            pinned.value = over.value = null;
          }}
          focusable={false}
        >
          <Source key={now.id} of={now} />
        </Tabs>
      ) : (
        <Source key={now.id} of={now} />
      )}
      <Make />
    </div>
  );
}

function None(): JSX.Element {
  return (
    <Empty icon="file" title={model.value ? "This model quotes no text" : "No account yet"}>
      <p>Drop a text here, or anywhere: it is read into a draft, and nothing in it counts before you accept it.</p>
      <Button look="strong" icon="file" onClick={chooseFile}>
        Choose a text
      </Button>
    </Empty>
  );
}

function Source({ of }: { of: SourceText }): JSX.Element {
  const frame = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target as HTMLElement).closest(".sentence") || !walk(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="account-source">
      <div class="account-scroll">
        <Head of={of} />
        <div class="account-frame" ref={frame} onKeyDown={onKeyDown}>
          <Margin frame={frame} />
          <Text language={of.language} />
          <Select frame={frame} />
        </div>
      </div>
      <Card />
    </div>
  );
}

function Head({ of }: { of: SourceText }): JSX.Element {
  const proposed = [...things.value.values()].filter((row) => row.proposed && row.quotes.length > 0).length;
  const heading = /^#\s+(.*)$/m.exec(of.text.slice(0, 300))?.[1]?.trim();
  return (
    <header class="account-head">
      {heading === of.title ? <h2 class="unseen">Account</h2> : <h2>{of.title}</h2>}
      <p class="account-about">{[of.outlet, of.author, of.date].filter(Boolean).join(" · ")}</p>
      <Told via={of.via} />
      <Legend />
      <div class="account-does">
        {proposed > 0 && (
          <Button look="quiet" icon="right" onClick={() => nextProposed((id) => things.value.get(id)?.proposed ?? false)}>
            {proposed} proposed: next
          </Button>
        )}
        <Button look="quiet" expanded={showBare.value} onClick={() => (showBare.value = !showBare.value)}>
          {bare.value.length} without a sentence
        </Button>
        {!isRead.value && canRead() && (
          <Button look="quiet" disabled={looking.value !== ""} onClick={() => void look(of.text)}>
            {looking.value ? "Looking for who says what" : "Find who says what"}
          </Button>
        )}
      </div>
      {showBare.value && <Bare />}
    </header>
  );
}

/** What every sentence has passed through before it reached us. */
function Told({ via }: { via: readonly string[] }): JSX.Element | null {
  const chain = told.value.length ? told.value.map(named) : via;
  if (!chain.length) return null;
  return (
    <p class="account-told">
      Told by <b>{chain.join(" ‹ ")}</b>
      <Hint about="Told by">Everything here has come to us through these, the nearest first. A bar in the margin stands for a further speaker: bars within bars say who says that who says.</Hint>
    </p>
  );
}
