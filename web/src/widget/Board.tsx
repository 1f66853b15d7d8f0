// The verdict board of a widget: each claim with its verdict, what it was, and why.

import type { VNode } from "preact";
import { Announcer } from "../findings/Announcer";
import { OUTCOMES, counted, isFlipped, isUnexpected, rowsOf } from "../findings/rows";
import type { Row } from "../findings/rows";
import type { ModelView, Outcome, WidgetTold } from "../types";
import { Switch } from "../ui/field";
import { Mark, Verdict } from "../ui/verdict";

interface BoardProps {
  readonly model: ModelView;
  readonly told: WidgetTold;
  readonly old: boolean;
  readonly chances: boolean;
  readonly onChances: (chances: boolean) => void;
}

const WORDS: Readonly<Record<Outcome, string>> = { holds: "hold", fails: "fail", depends: "depend", untestable: "untestable" };

export function Board({ model, told, old, chances, onChances }: BoardProps): VNode {
  const verdicts = new Map(told.verdicts.map((verdict) => [verdict.claim, verdict]));
  const rows = rowsOf(model.claims, verdicts, () => old);
  const { outcomes, changed } = counted(rows);
  return (
    <section class="board" aria-label="Verdicts" aria-busy={old}>
      <h3>Verdicts, in this model</h3>
      <p class="counts">
        {OUTCOMES.filter((outcome) => outcomes[outcome] > 0).map((outcome) => (
          <span key={outcome} class={outcome}>
            <Mark outcome={outcome} /> {outcomes[outcome]} {WORDS[outcome]}
          </span>
        ))}
        {changed > 0 && <b class="changed-word">{changed} changed</b>}
      </p>
      <ul class={old ? "rows stale" : "rows"}>
        {rows.map((row) => (
          <Line key={row.claim.id} row={row} working={chances} />
        ))}
      </ul>
      {model.claims.some((claim) => claim.in_time) && (
        <Switch on={chances} onChange={onChances}>
          Answer claims about time too <span class="soft">(takes seconds)</span>
        </Switch>
      )}
      <Announcer rows={rows} supposing={told.changes.length > 0} />
    </section>
  );
}

function Line({ row, working }: { readonly row: Row; readonly working: boolean }): VNode {
  const { claim, verdict } = row;
  return (
    <li class={isFlipped(row) ? "flipped" : undefined} data-claim={claim.id}>
      <details>
        <summary>
          <span class="line-verdict">
            {verdict ? <Verdict outcome={verdict.outcome} was={verdict.was} /> : <span class="soft">{working ? "being worked out" : "about time"}</span>}
            <span class="unseen">: </span>
          </span>
          <span class="line-says">
            {claim.says || claim.test}
            {isUnexpected(row) && verdict?.was !== verdict?.expected && <span class="soft"> (expected: {verdict?.expected})</span>}
          </span>
        </summary>
        <div class="line-why">
          {verdict?.reason && <p>{verdict.reason}</p>}
          <p>
            <code>{claim.test}</code>
          </p>
        </div>
      </details>
    </li>
  );
}
