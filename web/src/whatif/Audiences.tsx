// For whom things are wanted: each audience can be left out of account.

import type { JSX } from "preact";
import { model } from "../answers";
import { changes, toggle } from "../changes";
import { Empty, Switch } from "../ui";
import { ignoring, nameOf } from "./words";

export function Audiences(): JSX.Element | null {
  const view = model.value;
  if (!view) return null;
  if (!view.audiences.length) return <Empty icon="minus" title="No want is for an audience" />;
  return (
    <div class="whatif-audiences">
      <p class="soft">Wants that somebody has only for the sake of others: switched off, those wants are left out.</p>
      <ul>
        {view.audiences.map((audience) => {
          const change = ignoring(view, audience);
          const isOut = changes.value.some((each) => each.edit === change.edit);
          const wants = view.actors.flatMap((actor) => actor.wants).filter((want) => want.audience === audience);
          return (
            <li key={audience} class={isOut ? "assumption changed" : "assumption"}>
              <Switch on={!isOut} onChange={() => toggle(change)}>
                <span class="assumption-says">{nameOf(view, audience)}</span>
                {isOut && <span class="changed-word">ignored</span>}
                <span class="soft">
                  {" "}
                  {wants.length} {wants.length === 1 ? "want" : "wants"}
                </span>
              </Switch>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
