// A field for a formula, a claim or a number: errors are marked under their letters as they are typed, names complete.

import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useId, useRef, useState } from "preact/hooks";
import type { Completion, Trouble } from "../types";
import { cutAt, replaced } from "./cut";
import { read } from "./language";
import type { Language } from "./language";
import "./field.css";

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly as: Language;
  readonly onInput: (value: string) => void;
  /** Whose options have short names here. */
  readonly actor?: string;
  readonly onEnter?: () => void;
  readonly hint?: string;
  /** Said from outside, where the language itself has nothing against it: "This is needed." */
  readonly problem?: string | undefined;
  readonly focused?: boolean;
}

/** Whether what fits is shown: all of it where it is asked for, names and begun words while typing. */
type Offer = "none" | "fitting" | "all";

const PAUSE = 40;
const MOST = 40;

function wordAt(text: string, at: number): string {
  return /[\w.-]*$/.exec(text.slice(0, at))?.[0] ?? "";
}

export function LanguageField(props: FieldProps): JSX.Element {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [problems, setProblems] = useState<readonly Trouble[]>([]);
  const [fits, setFits] = useState<readonly Completion[]>([]);
  const [at, setAt] = useState(-1);
  const asked = useRef(0);
  const answered = useRef("");
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const ask = (text: string, offer: Offer): void => {
    clearTimeout(timer.current);
    const turn = ++asked.current;
    timer.current = setTimeout(() => {
      const cursor = area.current?.selectionStart ?? text.length;
      void read(text, cursor, props.as, props.actor ?? "", id).then((told) => {
        if (!told || turn !== asked.current) return;
        setProblems(text.trim() ? told.problems : []);
        answered.current = text;
        offered(offer === "none" ? [] : told.completions, text, offer);
      });
    }, PAUSE);
  };
  const offered = (found: readonly Completion[], text: string, offer: Offer): void => {
    const typed = wordAt(text, area.current?.selectionStart ?? text.length);
    const whole = found.some((one) => one.insert === typed);
    const named = typed || offer === "all" ? found : found.filter((one) => one.detail); // words of the language: once begun
    setFits((whole && named.length === 1) || document.activeElement !== area.current ? [] : named.slice(0, MOST));
    setAt(named.length && typed && !whole ? 0 : -1);
  };
  useLayoutEffect(() => {
    ask(props.value, "none");
    if (props.focused) {
      area.current?.focus();
      area.current?.setSelectionRange(props.value.length, props.value.length);
    }
    return () => clearTimeout(timer.current);
  }, []);

  /** Letters typed since the list came are part of the word that is replaced. */
  const put = (one: Completion, since = 0): void => {
    const [text, cursor] = replaced(props.value, one.start, one.end + since, one.insert);
    asked.current += 1; // what is still to be answered is about the text before
    setFits([]);
    props.onInput(text);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(cursor, cursor);
      ask(text, "none");
    });
  };
  const choose = (one: Completion): void => put(one, props.value.length - answered.current.length);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const one = fits[at];
    const open = fits.length > 0;
    if (event.key === " " && event.ctrlKey) ask(props.value, "all");
    else if (open && event.key === "ArrowDown") setAt((at + 1) % fits.length);
    else if (open && event.key === "ArrowUp") setAt((at <= 0 ? fits.length : at) - 1);
    else if (open && event.key === "Escape") setFits([]);
    else if (one && (event.key === "Enter" || event.key === "Tab")) choose(one);
    else if (event.key === "Enter") props.onEnter?.();
    else {
      if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey)) event.stopPropagation(); // undo of the field
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const first = problems[0];
  const said = props.problem ?? (first ? [first.message, first.nearest ? "" : brief(first.fix ?? "")].filter(Boolean).join("; ") : props.hint);
  const wrong = Boolean(props.problem ?? first);
  return (
    <div class="field language">
      <label for={id}>{props.label}</label>
      <div class={`language-box ${wrong ? "wrong" : ""}`}>
        <div class="language-under" aria-hidden="true">
          {cutAt(props.value, problems).map((part, index) => (part.wrong ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>))}
          {"\u200b"}
        </div>
        <textarea
          id={id}
          ref={area}
          rows={1}
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          value={props.value}
          aria-invalid={wrong}
          aria-autocomplete="list"
          aria-controls={fits.length ? `${id}-fits` : undefined}
          aria-activedescendant={fits[at] ? `${id}-fit-${at}` : undefined}
          aria-describedby={said ? `${id}-note` : undefined}
          onInput={(event) => {
            const text = event.currentTarget.value.replaceAll("\n", " ");
            props.onInput(text);
            ask(text, "fitting");
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setFits([])}
        />
        <span class="unseen" role="status">
          {fits.length > 0 ? `${fits.length} fit; arrow keys choose` : ""}
        </span>
        {fits.length > 0 && <Fits id={id} fits={fits} at={at} onChoose={choose} />}
      </div>
      <p id={`${id}-note`} class={wrong ? "note problem" : "note"} aria-live="polite">
        {said}
        {first?.nearest && (!props.problem || props.problem === first.message) && (
          <>
            {" "}
            Did you mean{" "}
            <button
              type="button"
              class="as-link"
              onClick={() => put({ label: "", detail: "", insert: first.nearest ?? "", start: first.start ?? 0, end: first.end ?? 0 })}
            >
              {first.nearest}
            </button>
            ?
          </>
        )}
      </p>
    </div>
  );
}

const BRIEF = 90;

/** A way out in few words: a list of all names is in the completion. */
function brief(fix: string): string {
  return fix.length > BRIEF ? "" : fix;
}

interface FitsProps {
  readonly id: string;
  readonly fits: readonly Completion[];
  readonly at: number;
  readonly onChoose: (one: Completion) => void;
}

/** What fits, below the field; the focus stays in the field. */
function Fits({ id, fits, at, onChoose }: FitsProps): JSX.Element {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.children[at]?.scrollIntoView({ block: "nearest" }), [at]);
  return (
    <ul class="language-fits" role="listbox" id={`${id}-fits`} aria-label="What fits here" ref={list}>
      {fits.map((one, index) => (
        <li
          key={`${one.insert} ${one.start}`}
          id={`${id}-fit-${index}`}
          role="option"
          aria-selected={index === at}
          onMouseDown={(event) => (event.preventDefault(), onChoose(one))}
        >
          <span>{one.label}</span>
          <span class="soft">{one.detail}</span>
        </li>
      ))}
    </ul>
  );
}
