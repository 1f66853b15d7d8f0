// What rests on the sentence somebody is at: each thing with its verdict, who said it, and what can be done with it.

import type { JSX } from "preact";
import { isOld, verdicts } from "../answers";
import { choose, isChosen, point, unpoint } from "../chosen";
import { make, words } from "../model/state";
import { Button, IconButton, Mark, Verdict } from "../ui";
import { wordsOf } from "./kinds";
import { editing, making } from "./making";
import { blocks, carried, chains, claimWords, named, over, pinned, restingOn, unused } from "./state";
import type { Resting } from "./state";

export function Card(): JSX.Element | null {
  const index = over.value ?? pinned.value;
  const sentence = index === null ? undefined : blocks.value.flatMap((block) => block.sentences).find((each) => each.index === index);
  if (!sentence || index === null) return null;
  const found = restingOn(sentence.marks);
  const chain = chains.value[index] ?? [];
  return (
    <aside class="card" aria-label="What rests on this sentence">
      <header>
        <h3>{found.length ? `${found.length === 1 ? "1 thing rests" : `${found.length} things rest`} on this sentence` : unused.value.has(index) ? "No assumption uses this sentence" : "Nothing rests here"}</h3>
        <Button look="quiet" icon="plus" onClick={() => (making.value = { kind: "menu", at: sentence.at, end: sentence.end })}>
          Use it
        </Button>
        <IconButton icon="close" label="Close" onClick={() => ((pinned.value = null), (over.value = null))} />
      </header>
      {chain.length > 0 && <Voices chain={chain} />}
      <ul>
        {found.map((each) => (
          <Thing key={each.id} thing={each} />
        ))}
      </ul>
    </aside>
  );
}

/** Who says that who says, the nearest to us first. */
function Voices({ chain }: { chain: readonly string[] }): JSX.Element {
  return (
    <p class="card-voices">
      {chain.map((who, depth) => (
        <span key={depth}>
          {depth > 0 && <span class="soft"> tells that </span>}
          {named(who)}
        </span>
      ))}
      <span class="soft"> says so</span>
    </p>
  );
}

function Thing({ thing }: { thing: Resting }): JSX.Element {
  const { kind, label, claim, row } = thing;
  const verdict = claim ? verdicts.value.get(claim) : undefined;
  const [on, id] = claim ? (["claim", claim] as const) : (["assumption", thing.id] as const);
  return (
    <li class={row?.proposed ? "card-thing proposed" : "card-thing"} onPointerEnter={() => point(on, id)} onPointerLeave={unpoint}>
      <span class={`legend-letter ${kind}`} title={wordsOf(kind).title}>
        {wordsOf(kind).letter}
      </span>
      <button type="button" class="card-label" aria-pressed={isChosen(on, id)} onClick={() => choose(on, id)}>
        <span class="unseen">{wordsOf(kind).title}: </span>
        {label}
      </button>
      {verdict && (
        <span class={isOld(claim) ? "stale" : undefined}>
          <Verdict outcome={verdict.outcome} was={verdict.was} />
        </span>
      )}
      {row?.proposed ? (
        <span class="card-does">
          <Button icon="check" onClick={() => void make({ op: "accept", path: [...row.path] }, `accept ${words(row)}`)}>
            Accept
          </Button>
          <IconButton icon="edit" label={`Edit: ${label}`} onClick={() => (editing.value = row)} />
          <IconButton icon="trash" label={`Reject: ${label}`} onClick={() => void make({ op: "remove", path: [...row.path] }, `reject ${words(row)}`)} />
        </span>
      ) : (
        row && <IconButton icon="edit" label={`Edit: ${label}`} onClick={() => (editing.value = row)} />
      )}
      {!claim && <Carried id={thing.id} />}
    </li>
  );
}

/** The claims whose verdict hangs on an assumption. */
function Carried({ id }: { id: string }): JSX.Element | null {
  const claims = carried(id);
  if (!claims.length) return null;
  return (
    <ul class="card-carried" aria-label="Claims whose verdict rests on it">
      {claims.slice(0, 4).map((each) => (
        <li key={each.claim}>
          <button type="button" class={isOld(each.claim) ? "stale" : undefined} onClick={() => choose("claim", each.claim)}>
            <Mark outcome={each.outcome} />
            <span class="unseen">{each.outcome}: </span>
            {claimWords(each.claim)}
          </button>
        </li>
      ))}
      {claims.length > 4 && <li class="soft">and {claims.length - 4} more</li>}
    </ul>
  );
}
