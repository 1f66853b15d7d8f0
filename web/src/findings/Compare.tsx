// Two scenarios side by side: the verdicts of both, by default only where they differ.

import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { model, stale } from "../answers";
import { changes, edits } from "../changes";
import { ask } from "../live";
import { file } from "../store";
import type { ModelView, VerdictView } from "../types";
import { changesOf } from "../whatif/words";
import { Button, Choice, Empty, Hint, Icon, Mark, Switch } from "../ui";
import { MODEL, NOW, differs, paired, sides } from "./sides";
import type { Pair } from "./sides";

const left = signal<string>(MODEL);
const right = signal<string>("");
const all = signal(false);

export function Compare(): JSX.Element | null {
  const view = model.value;
  if (!view) return null;
  const among = sides(view, edits.value);
  const one = among.find((each) => each.key === left.value) ?? among[0];
  const other = among.find((each) => each.key === right.value) ?? among.find((each) => each.key !== one?.key);
  if (!one || !other) {
    return <Empty icon="swap" title="Nothing to compare with">Change something under What if, or save a scenario in the file: then two of them can stand side by side.</Empty>;
  }
  const options = among.map(({ key, title }) => [key, title] as const);
  return (
    <div class="compare">
      <div class="compare-sides">
        <Choice label="Left" value={one.key} options={options} onChange={(key) => (left.value = key)} />
        <Button look="quiet" icon="swap" onClick={() => ([left.value, right.value] = [other.key, one.key])}>
          <span class="unseen">Swap the sides</span>
        </Button>
        <Choice label="Right" value={other.key} options={options} onChange={(key) => (right.value = key)} />
        <Switch on={all.value} onChange={(on) => (all.value = on)}>
          all claims
        </Switch>
        <Hint about="comparing scenarios">The same claims, judged after two sets of changes. Claims about time come last: their chances take longer.</Hint>
      </div>
      <Pairs view={view} one={one} other={other} />
    </div>
  );
}

interface Side {
  readonly key: string;
  readonly title: string;
  readonly edits: readonly string[];
}

function Pairs({ view, one, other }: { view: ModelView; one: Side; other: Side }): JSX.Element {
  const { verdicts, against, wrong, done } = useBoth(view.hash, one.edits, other.edits);
  const pairs = paired(view.claims, verdicts, against);
  const different = pairs.filter(differs);
  const shown = all.value ? pairs : different;
  const waits = pairs.filter((pair) => !pair.left || !pair.right).length;
  if (wrong) return <p class="why-problem">{wrong}</p>;
  return (
    <div class={stale.value ? "stale" : undefined}>
      <p class="compare-says" role="status">
        {verdicts.length > 0 && (different.length ? `${different.length} of ${pairs.length} verdicts differ.` : done ? "No verdict differs." : "None differs so far.")}
        {!done && ` ${waits} still to come.`}
      </p>
      {shown.length > 0 && (
        <div class="table" role="region" aria-label="Verdicts side by side" tabIndex={0}>
          <table class="compare-table">
            <thead>
              <tr>
                <th scope="col">Claim</th>
                <th scope="col">{one.title}</th>
                <th scope="col">{other.title}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((pair) => (
                <PairRow key={pair.claim.id} pair={pair} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <TryRight view={view} other={other} />
    </div>
  );
}

function PairRow({ pair }: { pair: Pair }): JSX.Element {
  return (
    <tr class={differs(pair) ? "differs" : undefined}>
      <th scope="row">
        {pair.claim.says || pair.claim.test}
        {differs(pair) && <span class="unseen"> (differs)</span>}
      </th>
      <Cell verdict={pair.left} />
      <Cell verdict={pair.right} />
    </tr>
  );
}

function Cell({ verdict }: { verdict: VerdictView | undefined }): JSX.Element {
  return (
    <td title={verdict?.reason}>
      {verdict ? (
        <span class={`verdict ${verdict.outcome}`}>
          <Mark outcome={verdict.outcome} />
          {verdict.outcome}
        </span>
      ) : (
        <span class="skeleton" role="img" aria-label="to come" />
      )}
    </td>
  );
}

function TryRight({ view, other }: { view: ModelView; other: Side }): JSX.Element | null {
  const scenario = view.scenarios.find((each) => `scenario ${each.id}` === other.key);
  if (!scenario || other.key === NOW) return null;
  return (
    <Button look="quiet" onClick={() => (changes.value = changesOf(view, scenario))}>
      <Icon name="play" /> Try “{other.title}” as the what-if
    </Button>
  );
}

interface Both {
  readonly about: string;
  readonly verdicts: readonly VerdictView[];
  readonly against: readonly VerdictView[];
  readonly wrong: string;
  readonly done: boolean;
}

const NONE: Both = { about: "", verdicts: [], against: [], wrong: "", done: false };

/** The verdicts after both sets of changes, as they come. */
function useBoth(of: string, one: readonly string[], other: readonly string[]): Both {
  const [told, setTold] = useState<Both>(NONE);
  const about = JSON.stringify([of, one, other]);
  useEffect(() => {
    let gone = false;
    setTold({ ...NONE, about });
    ask(file.peek()?.id ?? "", "compare", { changes: [...one], against: [...other] }, (part) => {
      if (gone || part.superseded) return;
      setTold((before) => ({
        about,
        verdicts: [...before.verdicts, ...(part.verdicts ?? [])],
        against: [...before.against, ...(part.against ?? [])],
        wrong: part.problems?.[0]?.message ?? before.wrong,
        done: part.last,
      }));
    });
    return () => void (gone = true);
  }, [about, stale.value]);
  return told.about === about ? told : NONE;
}

