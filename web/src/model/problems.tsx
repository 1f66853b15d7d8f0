// What is wrong with the file: where, which letters, what was meant; a click goes there.

import { batch } from "@preact/signals";
import type { JSX } from "preact";
import { model, problems, stale } from "../answers";
import { replaced } from "../editor/cut";
import { places } from "../places";
import { edit, text } from "../store";
import type { Trouble } from "../types";
import { Button, Icon } from "../ui";
import { showInFile } from "./state";

const MOST = 20;

export function Problems(): JSX.Element | null {
  const all = problems.value;
  if (!all.length) return null;
  const errors = stale.value || !model.value;
  return (
    <section class={errors ? "problems" : "problems remarks"} aria-label={errors ? "Errors" : "Remarks"}>
      <h3>
        <Icon name="warning" />
        {errors ? `${counted(all.length, "error")} in the file` : `${counted(all.length, "remark")} about the file`}
        {errors && model.value && <span class="soft"> What is shown is the last model without any.</span>}
      </h3>
      <ul>
        {all.slice(0, MOST).map((problem, index) => (
          <One key={index} problem={problem} />
        ))}
      </ul>
      {all.length > MOST && <p class="soft">and {all.length - MOST} more</p>}
    </section>
  );
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

function One({ problem }: { problem: Trouble }): JSX.Element {
  const { start, end, nearest } = problem;
  const placed = start !== undefined && end !== undefined;
  const line = placed ? lineAt(start, end) : null;
  const use = (): void => {
    if (!placed || nearest === undefined) return;
    edit(replaced(text.value, start, end, nearest)[0], `write “${nearest}”`);
  };
  return (
    <li>
      <button type="button" class="problem" onClick={() => placed && batch(() => showInFile(start, end))}>
        <span class="problem-says">
          {problem.line !== undefined && <span class="problem-line">Line {problem.line}</span>} {problem.message}
        </span>
        {line && (
          <code class="problem-code">
            {line[0]}
            <mark>{line[1]}</mark>
            {line[2]}
          </code>
        )}
        {problem.fix && <span class="soft">{problem.fix}</span>}
      </button>
      {nearest !== undefined && placed && (
        <Button class="problem-use" onClick={use}>
          Write {nearest}
        </Button>
      )}
    </li>
  );
}

const AROUND = 60;

/** The line an error is in: what stands before its letters, its letters, what stands behind them. */
function lineAt(start: number, end: number): readonly [string, string, string] | null {
  const at = places(text.value);
  const [from, to] = [at.units(start), at.units(end)];
  const first = text.value.lastIndexOf("\n", from - 1) + 1;
  const last = text.value.indexOf("\n", from);
  const stop = last < 0 ? text.value.length : last;
  const letters = text.value.slice(from, Math.min(to, stop));
  if (!text.value.slice(first, stop).trim()) return null;
  return [text.value.slice(Math.max(first, from - AROUND), from).trimStart(), letters || " ", text.value.slice(Math.min(to, stop), Math.min(stop, to + AROUND))];
}
