// YAML for the editor: what a word is by the look of its line. What is right is the worker's to say, not this file's, so
// a parser of the whole language (14 KB more) is not needed. Lines that stand further in fold into the one above them.

import { StreamLanguage, foldService, indentService } from "@codemirror/language";
import type { StreamParser, StringStream } from "@codemirror/language";
import type { EditorState } from "@codemirror/state";

export interface State {
  /** Within a block of text (| or >): how far in the line stands that began it; else -1. */
  block: number;
  /** Within a quoted string that goes on: its quotation mark. */
  quote: string;
  /** How many brackets are open. */
  depth: number;
}

type Rule = readonly [RegExp, string];

const RULES: readonly Rule[] = [
  [/^#.*/, "comment"],
  [/^(?:---|\.\.\.)(?=\s|$)/, "meta"],
  [/^[-?](?=\s|$)/, "punctuation"],
  [/^[&*][^\s,[\]{}]+/, "labelName"],
  [/^![^\s,[\]{}]*/, "typeName"],
  [/^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?=\s*:(?:\s|$))/, "propertyName"],
  [/^[^\s,[\]{}#&*!|>'"%@`][^,[\]{}#]*?(?=\s*:(?:\s|$))/, "propertyName"],
  [/^[:,]/, "punctuation"],
  [/^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?=\s*(?:[,\]}]|#|$))/i, "number"],
  [/^(?:true|false|null|~)(?=\s*(?:[,\]}]|#|$))/, "bool"],
];

const LETTERS: Record<string, RegExp> = { '"': /^(?:[^"\\]|\\.)*/, "'": /^(?:[^']|'')*/ };

export const parser: StreamParser<State> = {
  name: "yaml",
  startState: () => ({ block: -1, quote: "", depth: 0 }),
  copyState: (state) => ({ ...state }),
  token: (stream, state) => {
    if (state.block >= 0 && inBlock(stream, state)) return "string";
    if (state.quote) return quoted(stream, state);
    if (stream.eatSpace()) return null;
    if (!state.depth && stream.match(/^[|>][-+\d]*(?=\s*(?:#|$))/)) {
      state.block = stream.indentation();
      return "meta";
    }
    return bracket(stream, state) ?? ruled(stream) ?? started(stream, state);
  },
  languageData: { commentTokens: { line: "#" } },
};

function inBlock(stream: StringStream, state: State): boolean {
  if (stream.sol() && stream.indentation() <= state.block && /\S/.test(stream.string)) {
    state.block = -1;
    return false;
  }
  stream.skipToEnd();
  return true;
}

function quoted(stream: StringStream, state: State): string {
  stream.match(LETTERS[state.quote] ?? /^.*/);
  if (stream.eat(state.quote)) state.quote = "";
  else stream.skipToEnd();
  return "string";
}

function bracket(stream: StringStream, state: State): string | null {
  const [one] = (stream.match(/^[[\]{}]/) || []) as string[];
  if (!one) return null;
  state.depth = Math.max(0, state.depth + ("[{".includes(one) ? 1 : -1));
  return "bracket";
}

function ruled(stream: StringStream): string | null {
  const within = stream.pos > 0 && !/\s|[[{,]/.test(stream.string[stream.pos - 1] ?? "");
  return RULES.find(([pattern, name]) => !(within && name === "comment") && stream.match(pattern))?.[1] ?? null;
}

/** The rest: a quoted string that begins, or plain words. */
function started(stream: StringStream, state: State): string {
  const mark = stream.eat(/["']/);
  if (mark) {
    state.quote = mark;
    return quoted(stream, state);
  }
  stream.match(state.depth ? /^[^,[\]{}#]+/ : /^(?:[^\s:#]|:(?!\s|$)|(?<!\s)#|\s+(?!#))+/) || stream.next();
  return "string";
}

/** From the end of the line that begins at `from` to that of the last one that stands further in. */
export function folded(state: EditorState, from: number): { from: number; to: number } | null {
  const head = state.doc.lineAt(from);
  if (!head.text.trim()) return null;
  let end = head.to;
  for (let number = head.number + 1; number <= state.doc.lines; number += 1) {
    const line = state.doc.line(number);
    if (!line.text.trim()) continue;
    if (depth(line.text) <= depth(head.text)) break;
    end = line.to;
  }
  return end > head.to ? { from: head.to, to: end } : null;
}

/** How far in a new line stands: as the one before, two further after a key or the beginning of a block. */
function indented(text: string): number {
  return depth(text) + (/(?::|[|>][-+\d]*)\s*$/.test(text) ? 2 : 0);
}

function depth(text: string): number {
  return text.length - text.trimStart().length;
}

export const yaml = [
  StreamLanguage.define(parser),
  foldService.of((state, from) => folded(state, from)),
  indentService.of((context, at) => {
    const line = context.state.doc.lineAt(at);
    if (at > line.from && context.simulatedBreak !== at) return depth(line.text);
    return indented(context.simulatedBreak === at ? line.text.slice(0, at - line.from) : (context.lineAt(Math.max(0, line.from - 1), -1).text));
  }),
];
