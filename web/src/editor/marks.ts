// Marks at what is wrong: the letters underlined, their line with a bar, the words on hover. They move with the text.

import { StateEffect, StateField } from "@codemirror/state";
import type { Range } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";
import type { DecorationSet } from "@codemirror/view";
import { places } from "../places";
import type { Trouble } from "../types";

/** Shows these problems, or remarks, in the place of those before. */
export const mark = StateEffect.define<{ readonly problems: readonly Trouble[]; readonly remarks: boolean }>();

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, transaction) => {
    const told = transaction.effects.find((effect) => effect.is(mark))?.value;
    if (!told) return marks.map(transaction.changes);
    const text = transaction.state.doc.toString();
    const at = places(text);
    const kind = told.remarks ? "remark" : "error";
    const made = told.problems.flatMap((problem): Range<Decoration>[] => {
      if (problem.start === undefined) return [];
      const [from, to] = widened(at.units(problem.start), at.units(problem.end ?? problem.start), text.length);
      const line = Decoration.line({ class: `cm-${kind}-line` }).range(transaction.state.doc.lineAt(from).from);
      const title = [problem.message, problem.fix].filter(Boolean).join("\n");
      return to > from ? [line, Decoration.mark({ class: `cm-${kind}`, attributes: { title } }).range(from, to)] : [line];
    });
    return Decoration.set(made, true);
  },
  provide: (from) => EditorView.decorations.from(from),
});

/** A place without letters gets the one after it, or before it at the end: nothing could be seen there else. */
function widened(from: number, to: number, end: number): [number, number] {
  if (to > from) return [from, Math.min(to, end)];
  return from < end ? [from, from + 1] : [Math.max(0, from - 1), from];
}

export const marks = [field];
