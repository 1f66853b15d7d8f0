// The sentences a row rests on: shown on hover and focus, a click goes to them in the account.

import { computed } from "@preact/signals";
import type { JSX } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import { model } from "../answers";
import { choose } from "../chosen";
import { go } from "../layout";
import { cut } from "../places";
import { Icon } from "../ui";
import { isBare } from "./rows";
import type { Row } from "./rows";

interface Sentence {
  readonly text: string;
  readonly source: string;
}

/** The words of each quote, and whose they are. */
const sentences = computed(() => {
  const found = new Map<string, Sentence>();
  for (const source of model.value?.sources ?? []) {
    for (const mark of source.marks) found.set(mark.quote, { text: cut(source.text, mark.start, mark.end), source: source.title || source.id });
  }
  return found;
});

export function sentenceOf(quote: string): string {
  return sentences.value.get(quote)?.text ?? "";
}

/** How many sentences there are, or that there is none: told by a word, not by colour. */
export function Sentences({ row }: { row: Row }): JSX.Element | null {
  const [open, setOpen] = useState(false);
  const [above, setAbove] = useState(false);
  const whole = useRef<HTMLSpanElement>(null);
  const id = useId();
  const count = row.quotes.length;
  if (!count && !isBare(row)) return null;
  const show = (): void => {
    const box = whole.current?.getBoundingClientRect();
    setAbove(box !== undefined && box.bottom > innerHeight * 0.65);
    setOpen(true);
  };
  const jump = (): void => {
    if (!row.quotes[0]) return setOpen(!open);
    choose("quote", row.quotes[0]);
    go("account");
  };
  return (
    <span class="sentences" ref={whole} onMouseEnter={show} onMouseLeave={() => setOpen(false)} onFocusIn={show} onFocusOut={() => setOpen(false)}>
      <button
        type="button"
        class={count ? "sentences-count" : "sentences-count none"}
        aria-label={count ? `${count === 1 ? "1 sentence" : `${count} sentences`}: go to the account` : "No sentence of the account"}
        aria-describedby={open ? id : undefined}
        onClick={jump}
        onKeyDown={(event) => event.key === "Escape" && open && (event.stopPropagation(), setOpen(false))}
      >
        {count ? (
          <>
            <span aria-hidden="true">❝</span>
            {count}
          </>
        ) : (
          <>
            <Icon name="warning" />
            <span class="sentences-word">no sentence</span>
          </>
        )}
      </button>
      {open && (
        <span class={above ? "sentences-text above" : "sentences-text"} id={id} role="tooltip">
          {row.quotes.map((quote) => (
            <Words key={quote} quote={quote} />
          ))}
          {!count && <span>Nothing in the account is given for this. Choose words in the account to attach them.</span>}
          {row.note && <span class="soft">Note: {row.note}</span>}
        </span>
      )}
    </span>
  );
}

function Words({ quote }: { quote: string }): JSX.Element {
  const sentence = sentences.value.get(quote);
  return (
    <span class="sentences-one">
      <q>{sentence?.text ?? quote}</q>
      {sentence && <span class="soft"> {sentence.source}</span>}
    </span>
  );
}
