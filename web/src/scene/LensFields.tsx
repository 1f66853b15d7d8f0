// What of the state graph is seen: words, a concept, an actor, options taken; what counts as one.

import type { VNode } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Facets, Lens } from "./data";

interface LensProps {
  readonly facets: Facets;
  readonly lens: Lens;
  readonly onLens: (lens: Lens) => void;
}

type Choices = readonly (readonly [value: string, title: string])[];

const PAUSE = 250;

export function LensFields({ facets, lens, onLens }: LensProps): VNode {
  const options: Choices = facets.options.flatMap(([key, name, actor]): [string, string][] => {
    const who = facets.actors.find(([each]) => each === actor)?.[1];
    const said = who ? `${who}: ${name}` : name;
    return [
      [key, `${said}, taken`],
      [`-${key}`, `${said}, not taken`],
    ];
  });
  const taken = lens.taken ?? [];
  const set = (more: Lens): void => onLens(pruned({ ...lens, ...more }));
  return (
    <div class="graph-lens" role="search" aria-label="States that are drawn">
      <Words text={lens.text ?? ""} onText={(text) => set({ text })} />
      <Choice
        label="Equilibria"
        value={lens.concept ?? ""}
        choices={[["", "all states"], ["any", "under any concept"], ...facets.concepts.map(([key, name, number]) => [key, `${name} (${number})`] as const)]}
        onChange={(concept) => set({ concept })}
      />
      <Choice
        label="Improvements of"
        value={lens.actor ?? ""}
        choices={[["", "everybody"], ...facets.actors.map(([key, name]) => [key, name] as const)]}
        onChange={(actor) => set({ actor })}
      />
      <Choice
        label="Option"
        value=""
        choices={[["", "any"], ...options.filter(([key]) => !taken.includes(key))]}
        onChange={(key) => key && set({ taken: [...taken, key] })}
      />
      <Choice
        label="As one"
        value={lens.group ?? ""}
        choices={[
          ["", "each state alone"],
          ["concepts", "equilibria under the same concepts"],
          ...facets.actors.map(([key, name]) => [key, `what ${name} does`] as const),
          ...facets.options.map(([key, name]) => [key, `whether: ${name}`] as const),
        ]}
        onChange={(group) => set({ group })}
      />
      <label class="switch">
        <input type="checkbox" checked={lens.whole ?? false} onChange={(event) => set({ whole: event.currentTarget.checked })} />
        <span>every state</span>
      </label>
      {taken.map((key) => (
        <button key={key} type="button" class="button chip" onClick={() => set({ taken: taken.filter((each) => each !== key) })}>
          {options.find(([each]) => each === key)?.[1] ?? key} <span aria-hidden="true">×</span>
          <span class="unseen">: take this filter away</span>
        </button>
      ))}
      {Object.keys(pruned(lens)).length > 0 && (
        <button type="button" class="button quiet" onClick={() => onLens({})}>
          Clear
        </button>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choices: Choices;
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, choices, onChange }: ChoiceProps): VNode {
  const id = useId();
  return (
    <div class="field choice">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {choices.map(([key, title]) => (
          <option key={key} value={key}>
            {title}
          </option>
        ))}
      </select>
    </div>
  );
}

interface WordsProps {
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** A search field that asks when the typing pauses. */
function Words({ text, onText }: WordsProps): VNode {
  const id = useId();
  const [typed, setTyped] = useState(text);
  const asked = useRef(text);
  useEffect(() => {
    if (text === asked.current) return;
    asked.current = text;
    setTyped(text);
  }, [text]);
  useEffect(() => {
    if (typed.trim() === asked.current.trim()) return undefined;
    const timer = setTimeout(() => {
      asked.current = typed;
      onText(typed);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <div class="field">
      <label for={id}>Words</label>
      <input id={id} type="text" role="searchbox" autocomplete="off" spellcheck={false} value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
    </div>
  );
}

/** The lens without what asks for nothing. */
function pruned(lens: Lens): Lens {
  return Object.fromEntries(Object.entries(lens).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : Boolean(value))));
}
