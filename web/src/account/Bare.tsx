// Assumptions that rest on no sentence: a list above the text, each to be found in the model, or given the chosen words.

import type { JSX } from "preact";
import { choose } from "../chosen";
import { go } from "../layout";
import { KIND_WORDS } from "../model/rows";
import type { Row } from "../model/rows";
import { bare, make, words } from "../model/state";
import { Button, Hint } from "../ui";
import { selected, source } from "./state";
import { spanOf } from "./selection";

export function Bare(): JSX.Element {
  return (
    <section class="bare" aria-label="Assumptions without a sentence">
      <p class="soft">
        {selected.value ? "Choose what the selected words speak for." : "Nothing in the account is given for these. Select words in the text to attach them."}
        <Hint about="Assumptions without a sentence">What is in the model and rests on no words of the account: it is yours, and a reader should be able to see that.</Hint>
      </p>
      <ul>
        {bare.value.map((row) => (
          <li key={row.key}>
            <button type="button" class="bare-row" onClick={() => find(row)}>
              {row.label} <span class="soft">{KIND_WORDS[row.kind]}</span>
            </button>
            {selected.value && (
              <Button look="quiet" icon="link" onClick={() => attach(row)}>
                Attach<span class="unseen"> the selected words to {row.label}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function find(row: Row): void {
  if (row.kind === "claim") choose("claim", row.id);
  else choose("assumption", row.id);
  go("model");
}

function attach(row: Row): void {
  if (!source.value || !selected.value) return;
  const quote = spanOf(source.value, selected.value);
  void make({ op: "attach", path: [...row.path], quote }, `evidence for ${words(row)}`);
}
