// A verdict in full: the answers it is made of, what it rests on, the sentences of the account, the formal test.

import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { askModelAbout, hash, model, rests } from "../answers";
import { edits } from "../changes";
import { choose } from "../chosen";
import type { Rest, WhyView } from "../types";
import { Button, Hint, Icon, Mark } from "../ui";
import { AssumptionChip } from "./AssumptionChip";
import { quoted } from "./quotes";
import type { Row } from "./rows";

export function Why({ row }: { row: Row }): JSX.Element {
  const { claim, verdict } = row;
  const { why, wrong } = useWhy(claim.id);
  const found = why ?? null;
  const sentences = found?.sentences ?? (verdict ? [verdict.reason] : []);
  const hinges = useHinges(claim.id, found);
  const [first, ...more] = sentences;
  return (
    <div class={row.old ? "why stale" : "why"}>
      {first && <p class="why-reason">{first}</p>}
      {more.length > 0 && (
        <ul class="why-sentences">
          {more.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {!found && !wrong && <p class="skeleton wide" role="img" aria-label="The reasons are being worked out" />}
      {wrong && <p class="why-problem">{wrong}</p>}
      <Hinges hinges={hinges} tried={found?.tried ?? ""} done={found !== null} />
      <Sentences quotes={found?.quotes ?? claim.quotes} />
      <h3>
        The test
        <Hint about="the formal test">What detente asks of the model, in the language of claims; the sentence above says it in words.</Hint>
      </h3>
      <p>
        <code>{found?.formal || claim.test}</code>
      </p>
      <p class="why-foot soft">
        <code>{claim.id}</code>
        {claim.expect && <span>expected: {claim.expect}</span>}
        {claim.in_time && <span>about time</span>}
        <Button look="quiet" icon="edit" onClick={() => choose("claim", claim.id)}>
          Show in the model
        </Button>
      </p>
    </div>
  );
}

/** Assumptions a verdict hangs on, and what it is without them; of what is switched off that is not known. */
type Hinge = Pick<Rest, "assumptions" | "labels"> & Partial<Rest>;

/** What it hangs on, behind what is switched off now: here it is switched on again. Until the answer is there, those
 * of the answer before: nobody's finger is on a line that goes away. */
function useHinges(claim: string, found: WhyView | null): readonly Hinge[] {
  const before = useRef<readonly Hinge[]>([]);
  if (!found && before.current.length) return before.current;
  const known = model.value?.assumptions ?? [];
  const off = known.filter((each) => isOff(each.edit)).map(({ id, label }): Hinge => ({ assumptions: [id], labels: [label] }));
  const out = new Set(off.map((one) => one.assumptions.join(" ")));
  const all = [...off, ...(found?.rests ?? rests.value[claim] ?? []).filter((rest) => !out.has(rest.assumptions.join(" ")))];
  if (found) before.current = all;
  return all;
}

const isOff = (edit: string): boolean => edits.value.includes(edit);

interface HingesProps {
  readonly hinges: readonly Hinge[];
  readonly tried: string;
  readonly done: boolean;
}

function Hinges({ hinges, tried, done }: HingesProps): JSX.Element | null {
  if (!hinges.length && !done) return null;
  const outs = new Set(model.value?.assumptions.filter((each) => isOff(each.edit)).map((each) => each.id));
  const others = hinges.filter((rest) => rest.outcome !== undefined);
  return (
    <>
      <h3>
        It hangs on
        <Hint about="what a verdict hangs on">The smallest sets of assumptions without which the verdict is another. Switch one off here and see.</Hint>
      </h3>
      {done && !others.length && <p class="soft">{tried ? `Nothing found: ${tried} was tried, and the verdict stands without it.` : "Nothing smaller than the whole model was found."}</p>}
      <ul class="why-hinges">
        {hinges.map((rest) => (
          <li key={rest.assumptions.join(" ")}>
            <span class="hinge-set">
              {rest.assumptions.map((id, at) => (
                <span key={id} class="hinge-one">
                  {at > 0 && <span class="soft">and</span>}
                  <AssumptionChip id={id} label={rest.labels[at] ?? id} />
                </span>
              ))}
            </span>
            {rest.assumptions.every((id) => outs.has(id)) ? (
              <span class="soft">switched off</span>
            ) : (
              rest.outcome && (
                <span class={`hinge-becomes ${rest.outcome}`}>
                  without {rest.assumptions.length > 1 ? "them" : "it"}: <Mark outcome={rest.outcome} /> {rest.outcome}
                </span>
              )
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Sentences({ quotes }: { quotes: readonly string[] }): JSX.Element | null {
  const found = quotes.flatMap((key) => quoted(key) ?? []);
  return (
    <>
      <h3>In the account</h3>
      {!found.length && <p class="soft">No sentence of the account is attached to this claim.</p>}
      {found.map((quote) => (
        <button key={quote.key} type="button" class="quote" onClick={() => choose("quote", quote.key)}>
          <Icon name="link" />
          <span>
            <q>{quote.text}</q> <span class="soft">{quote.source}</span>
          </span>
        </button>
      ))}
    </>
  );
}

/** The verdict in full of what is shown now; what is of another model is not given. */
function useWhy(claim: string): { why: WhyView | undefined; wrong: string } {
  const [told, setTold] = useState<{ about: string; why: WhyView | undefined; wrong: string }>({ about: "", why: undefined, wrong: "" });
  const about = `${claim} ${hash.value} ${edits.value.join(" ")}`;
  useEffect(() => {
    let gone = false;
    void askModelAbout("why", { claim }).then(({ why, problems, superseded }) => {
      if (!gone && !superseded) setTold({ about, why, wrong: why ? "" : (problems?.[0]?.message ?? "There is no answer.") });
    });
    return () => void (gone = true);
  }, [about]);
  return told.about === about ? told : { why: undefined, wrong: "" };
}
