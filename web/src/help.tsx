// Help in place: the keys that work now, and what the words and marks mean.

import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { about } from "./begin";
import { groups, shown } from "./keys";
import { KINDS } from "./account/kinds";
import { LIMITS } from "./limits";
import { startTour } from "./tour";
import { Button, Dialog, Verdict } from "./ui";
import type { Outcome } from "./types";

export const helping = signal(false);

const MEANINGS: readonly (readonly [Outcome, string])[] = [
  ["holds", "the claim follows from the model"],
  ["fails", "the model says otherwise"],
  ["depends", "it follows under one reading of the model and not under another"],
  ["untestable", "the model has nothing to say about it"],
];

const WORDS: readonly (readonly [string, string])[] = [
  ["Assumption", "anything in the model that could be otherwise: a want, an option, a tie, a fact, a number"],
  ["Claim", "what the account says follows; it is tested, and never assumed"],
  ["Proposal", "what the reader found; it takes part in nothing until you accept it"],
  ["State", "which options are taken; the status quo is the one there is now"],
  ["Equilibrium", "a state nobody has a reason to leave, as one way of looking ahead has it"],
  ["Stance", "whether an actor avows a want, somebody else says so of it, or it denies it"],
  ["Audience", "those for whom something is wanted: without them the want is gone"],
  ["Autonomy", "how far a proxy decides for itself: 0 as its patron tells it, 1 as it likes"],
];

const IN_TEXT: readonly (readonly [string, string])[] = [
  ["↓ ↑", "the next sentence, the one before"],
  ["Shift ↓ ↑", "select sentence by sentence"],
  ["Enter", "make something of the sentence, or of the selected words"],
  ["Space", "choose the next thing that rests on the sentence"],
];

const IN_FILE: readonly (readonly [string, string])[] = [
  ["Tab", "indents; to leave the text, press Escape and then Tab"],
  ["Ctrl Space", "names and keys that fit here"],
  ["Ctrl F", "search"],
];

export function Help(): JSX.Element {
  const sections = groups.value.filter((group) => group.keys.length > 0);
  return (
    <Dialog title="Keys and help" wide onClose={() => (helping.value = false)}>
      <div class="help">
        <section>
          <h3>Verdicts</h3>
          <dl class="meanings">
            {MEANINGS.map(([outcome, meaning]) => (
              <div key={outcome}>
                <dt>
                  <Verdict outcome={outcome} />
                </dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
          <p class="soft">A grey verdict is from before your last change and is being worked out anew. Every verdict is of this model: it is not a forecast.</p>
          <p class="soft">detente {about.value.version}</p>
          <Button icon="tour" onClick={() => ((helping.value = false), void startTour())}>
            Take the tour
          </Button>
        </section>
        <Told title="Words" rows={WORDS} />
        <Told title="Marks in the account" rows={KINDS.map(({ title, means }) => [title, means] as const)} />
        <Told title="In the text of the account" rows={IN_TEXT} />
        <Told title="In the model file" rows={IN_FILE} />
        <section class="limits">
          <h3>What it cannot say</h3>
          {LIMITS.map(([head, rows]) => (
            <div key={head}>
              <h4>{head}</h4>
              <ul>
                {rows.map((row) => (
                  <li key={row}>{row}</li>
                ))}
              </ul>
            </div>
          ))}
        </section>
        {sections.map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl class="keys">
              {group.keys.map((key) => (
                <div key={key.keys}>
                  <dt>
                    <kbd>{shown(key.keys)}</kbd>
                  </dt>
                  <dd>{key.says}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function Told({ title, rows }: { title: string; rows: readonly (readonly [string, string])[] }): JSX.Element {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {rows.map(([word, meaning]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
