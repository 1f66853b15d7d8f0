// Why each decider stays in a state, or leaves it, under a concept that can be chosen.

import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { askModelAbout, equilibria, hash } from "../answers";
import { edits } from "../changes";
import { Button, Choice, IconButton } from "../ui";
import { CONCEPTS } from "./concepts";
import { look } from "./state";
import { showInGraph } from "./tab";

const concept = signal("");

export function Explained({ at }: { at: readonly string[] }): JSX.Element {
  const found = equilibria.value.find((each) => each.state.join(" ") === at.join(" "));
  const strongest = CONCEPTS.find(({ key }) => found?.concepts.includes(key))?.key ?? "seq";
  const asked = concept.value || strongest;
  const lines = useLines(at, asked);
  return (
    <section class="explained" aria-label="Why the state holds">
      <header>
        <h3>Why {found?.status_quo ? "the status quo holds" : found ? "this state holds" : "the state holds or not"}</h3>
        <Choice label="under" value={asked} options={CONCEPTS.map(({ key, name }) => [key, name] as const)} onChange={(to) => (concept.value = to)} />
        <Button look="quiet" onClick={() => showInGraph(at)}>
          Show in the graph
        </Button>
        <IconButton icon="close" label="Close: why the state holds" onClick={() => look(null)} />
      </header>
      {found && <p class="soft">{found.says || "Nothing is done."}</p>}
      <div aria-live="polite">
        {lines === null ? (
          <p class="skeleton wide" role="img" aria-label="Being worked out" />
        ) : (
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

function useLines(at: readonly string[], asked: string): readonly string[] | null {
  const [told, setTold] = useState<{ about: string; lines: readonly string[] }>({ about: "", lines: [] });
  const about = [asked, hash.value, ...edits.value, "", ...at].join("\n");
  useEffect(() => {
    let gone = false;
    void askModelAbout("explain", { state: [...at], concept: asked }).then(({ sentences, problems, superseded }) => {
      if (gone || superseded) return;
      setTold({ about, lines: sentences ?? [problems?.[0]?.message ?? "There is no answer."] });
    });
    return () => void (gone = true);
  }, [about]);
  return told.about === about ? told.lines : null;
}
