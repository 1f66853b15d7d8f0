// What can be changed in a widget: assumptions by whom they are of, audiences, numbers.

import type { VNode } from "preact";
import type { Assumption, ModelView, Number as Figure } from "../types";
import { Slider, Switch } from "../ui/field";
import { name, positionOf, rangeOf, says, valueAt } from "../whatif/figures";
import { grouped } from "../whatif/groups";
import { ignoring, nameOf, short, without } from "../whatif/words";
import { changesOf, moved, toggled, valueAfter } from "./edits";

interface WhatIfProps {
  readonly model: ModelView;
  readonly edits: readonly string[];
  readonly onEdits: (edits: string[]) => void;
}

export function WhatIf(props: WhatIfProps): VNode {
  const { model, edits } = props;
  const groups = grouped(model, [], "");
  const isOut = (each: Assumption): boolean => edits.includes(without(each).edit);
  return (
    <section class="whatif" aria-label="What if">
      <h3>What if</h3>
      <Supposed {...props} />
      <div class="groups">
        {groups.map(({ key, title, assumptions }, at) => (
          <Group key={key} title={title} of={assumptions.length} changed={assumptions.filter(isOut).length} open={at === 0}>
            {assumptions.map((each) => (
              <li key={each.id} class={isOut(each) ? "changed" : undefined}>
                <Flip {...props} edit={without(each).edit} says={short(each)} word={without(each).edit.startsWith("fix") ? "the other way" : "off"} />
              </li>
            ))}
          </Group>
        ))}
        {model.audiences.length > 0 && (
          <Group title="Audiences" of={model.audiences.length} changed={model.audiences.filter((each) => edits.includes(ignoring(model, each).edit)).length}>
            {model.audiences.map((each) => (
              <li key={each}>
                <Flip {...props} edit={ignoring(model, each).edit} says={nameOf(model, each)} word="ignored" />
              </li>
            ))}
          </Group>
        )}
        {model.numbers.length > 0 && (
          <Group title="Numbers" of={model.numbers.length} changed={model.numbers.filter((each) => valueAfter(each, edits) !== each.value).length}>
            {model.numbers.map((each) => (
              <li key={each.id}>
                <Sliding {...props} figure={each} />
              </li>
            ))}
          </Group>
        )}
      </div>
    </section>
  );
}

/** The changes, each with its way out. */
function Supposed({ model, edits, onEdits }: WhatIfProps): VNode {
  if (!edits.length) return <p class="soft">Nothing is changed. A switch takes an assumption out, and every verdict follows.</p>;
  return (
    <ul class="chips" aria-label="Changes supposed now">
      {changesOf(model, edits).map(({ edit, label }) => (
        <li key={edit}>
          <button type="button" class="button chip" onClick={() => onEdits(toggled(edits, edit))}>
            {label} <span aria-hidden="true">×</span>
            <span class="unseen">: take this change back</span>
          </button>
        </li>
      ))}
      <li>
        <button type="button" class="button quiet" onClick={() => onEdits([])}>
          Clear<span class="unseen"> all changes</span>
        </button>
      </li>
    </ul>
  );
}

interface GroupProps {
  readonly title: string;
  readonly of: number;
  readonly changed: number;
  readonly open?: boolean;
  readonly children: VNode[];
}

function Group({ title, of, changed, open = false, children }: GroupProps): VNode {
  return (
    <details class="group" open={open}>
      <summary>
        {title} <span class="soft">{of}</span> {changed > 0 && <span class="changed-word">{changed} changed</span>}
      </summary>
      <ul>{children}</ul>
    </details>
  );
}

function Flip({ edits, onEdits, edit, says: said, word }: WhatIfProps & { readonly edit: string; readonly says: string; readonly word: string }): VNode {
  const isOut = edits.includes(edit);
  return (
    <Switch on={!isOut} onChange={() => onEdits(toggled(edits, edit))}>
      {said} {isOut && <span class="changed-word">{word}</span>}
    </Switch>
  );
}

function Sliding({ edits, onEdits, figure }: WhatIfProps & { readonly figure: Figure }): VNode {
  const value = valueAfter(figure, edits);
  return (
    <Slider
      {...rangeOf(figure)}
      label={name(figure)}
      value={positionOf(figure, value)}
      says={says(figure, value)}
      onInput={(at) => onEdits(moved(edits, figure, valueAt(figure, at)))}
    />
  );
}
