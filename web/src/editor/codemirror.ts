// CodeMirror, set up for a model file: YAML, marks at what is wrong, names that fit. The undo stack is the page's.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import type { CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { indentWithTab, standardKeymap } from "@codemirror/commands";
import { foldGutter, foldKeymap, indentOnInput, indentUnit } from "@codemirror/language";
import { searchKeymap } from "@codemirror/search";
import { Annotation, EditorSelection, EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { step } from "../history";
import { places } from "../places";
import type { Trouble } from "../types";
import type { EditorProps } from "./index";
import { look } from "./look";
import { mark, marks } from "./marks";
import { yaml } from "./yaml";

export interface Handle {
  setText(text: string): void;
  setProblems(problems: readonly Trouble[], remarks: boolean): void;
  reveal(start: number, end: number): void;
  destroy(): void;
}

export type Mount = (place: HTMLElement, props: () => EditorProps) => Handle;

/** Marks a change that came from the page, and must not go back to it. */
const fromPage = Annotation.define<boolean>();

export const mount: Mount = (place, props) => {
  const view = new EditorView({ parent: place, state: EditorState.create({ doc: props().text.peek(), extensions: extensions(props) }) });
  return {
    setText: (text) => replace(view, text),
    setProblems: (problems, remarks) => view.dispatch({ effects: mark.of({ problems, remarks }) }),
    reveal: (start, end) => reveal(view, start, end),
    destroy: () => view.destroy(),
  };
};

function extensions(props: () => EditorProps): readonly import("@codemirror/state").Extension[] {
  return [
    EditorView.cspNonce.of(document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? ""),
    EditorView.contentAttributes.of({ tabindex: "0", "aria-label": props().label, "aria-description": "Tab indents. To leave, press Escape, then Tab." }),
    EditorState.readOnly.of(props().readOnly ?? false),
    lineNumbers(),
    foldGutter(),
    marks,
    yaml,
    look,
    indentUnit.of("  "),
    drawSelection(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    closeBrackets(),
    indentOnInput(),
    EditorView.lineWrapping,
    autocompletion({ override: [(context) => completions(context, props)] }),
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...searchKeymap, ...foldKeymap, ...standardKeymap, indentWithTab]),
    EditorView.updateListener.of((update) => {
      const ours = update.transactions.every((transaction) => transaction.annotation(fromPage));
      if (update.docChanged && !ours) props().onEdit(update.state.doc.toString());
      else if (update.selectionSet && !ours) placed(update.state, props());
      if (update.transactions.some((transaction) => transaction.isUserEvent("select.search"))) scrollWhenDrawn(update.view);
    }),
  ];
}

function placed(state: EditorState, props: EditorProps): void {
  const head = state.selection.main.head;
  props.onPlace?.(places(state.doc.toString()).points(head));
}

function replace(view: EditorView, text: string): void {
  const before = view.state.doc.toString();
  if (before === text) return;
  const { at, was, now } = step(before, text, "");
  view.dispatch({ changes: { from: at, to: at + was.length, insert: now }, annotations: fromPage.of(true) });
}

function reveal(view: EditorView, start: number, end: number): void {
  const at = places(view.state.doc.toString());
  const selection = EditorSelection.range(at.units(start), at.units(end));
  view.dispatch({ selection, annotations: fromPage.of(true) });
  scrollWhenDrawn(view, () => view.focus());
}

/** Lines that were never drawn have a height that is guessed, and a jump far away lands beside its aim: it is made again until it stays. */
function scrollWhenDrawn(view: EditorView, then?: () => void): void {
  let tries = 20;
  const again = (before: number | undefined): void => {
    if (!view.dom.isConnected) return;
    view.dispatch({ effects: EditorView.scrollIntoView(view.state.selection.main, { y: "center" }), annotations: fromPage.of(true) });
    requestAnimationFrame(() => requestAnimationFrame(() => {
      const now = view.coordsAtPos(view.state.selection.main.head)?.top;
      if (--tries && now !== before) again(now);
      else then?.();
    }));
  };
  again(undefined);
}

async function completions(context: CompletionContext, props: () => EditorProps): Promise<CompletionResult | null> {
  const ask = props().complete;
  const word = context.matchBefore(/[\w.-]+/);
  if (!ask || (!word && !context.explicit)) return null;
  const text = context.state.doc.toString();
  const at = places(text);
  const found = await ask(text, at.points(context.pos));
  if (!found.length || context.aborted) return null;
  // Each replaces what it says: a phrase may begin words before the cursor, a name at the last word.
  const from = at.units(Math.max(...found.map((one) => one.start)));
  const options = found.map((one) => ({ label: one.insert, displayLabel: one.label, detail: one.detail, apply: put(at.units(one.start)) }));
  return { from, options, filter: false };
}

function put(from: number): (view: EditorView, completion: { readonly label: string }, _from: number, to: number) => void {
  return (view, { label }, _from, to) =>
    view.dispatch({ changes: { from, to, insert: label }, selection: { anchor: from + label.length }, userEvent: "input.complete" });
}
