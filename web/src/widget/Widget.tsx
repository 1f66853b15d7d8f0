// A model in a notebook: what can be changed beside what follows, and the state graph below.

import type { VNode } from "preact";
import { Picture } from "../scene/Picture";
import type { Lens, Painted } from "../scene/data";
import { useAsking } from "./asking";
import { Board } from "./Board";
import { useTrait } from "./bridge";
import type { Bridge } from "./bridge";
import { WhatIf } from "./WhatIf";

export function Widget({ bridge }: { readonly bridge: Bridge }): VNode {
  const model = useTrait(bridge, "model");
  const scene = useTrait(bridge, "scene");
  const { asked, told, old, alone, ask } = useAsking(bridge);
  const title = model.title || "The model";
  return (
    <section class="widget" aria-label={`${title}: what if`}>
      <h2>{title}</h2>
      <div class="sides">
        <WhatIf model={model} edits={asked.changes} onEdits={(changes) => ask({ changes })} />
        <div>
          {told.problems.map((problem) => (
            <p key={problem.message} class="problem" role="alert">
              <b>{problem.code}</b> {problem.message} {problem.fix}
            </p>
          ))}
          {alone && <p class="problem" role="alert">No answer yet: the kernel is busy, or there is none, and this is as it was saved.</p>}
          <Board model={model} told={told} old={old} chances={asked.chances} onChances={(chances) => ask({ chances })} />
        </div>
      </div>
      {model.states > 0 && (
        <details class="graph-part" open={asked.picture} onToggle={(event) => event.currentTarget.open !== asked.picture && ask({ picture: event.currentTarget.open })}>
          <summary>State graph</summary>
          {scene && (
            <div class={old ? "stale" : undefined}>
              <Picture scene={scene as unknown as Painted} lens={asked.lens as Lens} onLens={(lens) => ask({ lens: { ...lens } })} />
            </div>
          )}
        </details>
      )}
    </section>
  );
}
