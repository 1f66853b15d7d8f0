// How sure the verdicts are: over all that is unsure, how far from turning, and without a source or a speaker.

import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { hash, model, verdictsStale } from "../answers";
import { Picture } from "../scene";
import type { Job } from "../types";
import { Button, Choice, Hint, Table } from "../ui";
import { begin, cancel, foundBy, jobOf, take } from "./jobs";
import type { Doubts as Found, Long } from "./jobs";
import { kept } from "./kept";
import { Shown } from "./Shown";

const PARTS = ["robust", "sway", "sources"] as const satisfies readonly Long[];
const part = kept<Long>("findings.doubts", "robust", PARTS);

const SAYS: Readonly<Record<Long, readonly [title: string, says: string, start: string]>> = {
  robust: ["Over all that is unsure", "Where the account leaves an order or a want open, every way to fill the gaps is tried: how often does each claim hold?", "Try every way"],
  sway: ["The smallest change that turns it", "For each verdict: the fewest swaps, drops and negations of wants after which it would be another.", "Look for it"],
  sources: ["Without a source or a speaker", "Which verdicts still stand when one source, or what one speaker says, is left out?", "Leave each one out"],
};

export function Doubts(): JSX.Element {
  const kind = part.value;
  const quick = kind === "robust" && (model.value?.pictures.includes("strips") ?? false);
  return (
    <div class="picture-tab">
      <div class="board-tools">
        <Choice label="Ask" hideLabel value={kind} options={PARTS.map((each) => [each, SAYS[each][0]] as const)} onChange={(to) => (part.value = to)} />
        <Hint about={SAYS[kind][0]}>{SAYS[kind][1]}</Hint>
      </div>
      {quick ? (
        <>
          <Shown name="strips" />
          {model.value?.pictures.includes("heat") && <Shown name="heat" />}
        </>
      ) : (
        <LongWork key={kind} kind={kind} />
      )}
    </div>
  );
}

function LongWork({ kind }: { kind: Long }): JSX.Element {
  const [, says, start] = SAYS[kind];
  const job = jobOf(kind);
  const found = foundBy(kind);
  useEffect(() => {
    if (job) void take(kind, job);
  }, [job?.state]);
  const runs = job?.state === "running" || job?.state === "waiting";
  const old = found !== undefined && (found.about !== hash.value || verdictsStale.value);
  return (
    <>
      {!found && <p class="doubts-says">{says}</p>}
      {runs && job ? (
        <Progress job={job} onCancel={() => void cancel(kind)} />
      ) : (
        <p class="doubts-start">
          <Button look={found && !old ? "plain" : "strong"} icon="play" onClick={() => void begin(kind)}>
            {found ? "Ask again" : start}
          </Button>
          {old && <span class="soft">This is about the model before your last change.</span>}
        </p>
      )}
      {job && <Ended job={job} />}
      {found && <Result found={found} old={old} />}
    </>
  );
}

function Progress({ job, onCancel }: { job: Job; onCancel: () => void }): JSX.Element {
  const known = job.of > 0;
  return (
    <div class="job" role="group" aria-label="Long work">
      <progress aria-label="Done" max={known ? job.of : undefined} value={known ? job.done : undefined} />
      <Button icon="stop" onClick={onCancel}>
        Cancel
      </Button>
      <p class="soft" role="status">
        {job.state === "waiting" ? "Waiting for its turn" : job.step || "Working"}
        {known && job.of > 1 ? `, ${job.done.toLocaleString()} of ${job.of.toLocaleString()}` : ""}
      </p>
    </div>
  );
}

function Ended({ job }: { job: Job }): JSX.Element | null {
  if (job.state === "cancelled") return <p class="soft">Cancelled.</p>;
  if (job.state !== "failed" && job.state !== "interrupted") return null;
  const said = job.problems?.map((problem) => [problem.message, problem.fix].filter(Boolean).join("; ")) ?? [];
  return (
    <p class="why-problem" role="alert">
      {said.join(" ") || "It was interrupted."}
    </p>
  );
}

function Result({ found, old }: { found: Found; old: boolean }): JSX.Element {
  return (
    <div class={old ? "doubts-found stale" : "doubts-found"}>
      {found.words.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {found.scenes.map((scene) => (
        <Picture key={scene.name} scene={scene} id={`doubts-${scene.name}`} />
      ))}
      {found.tables.filter((table) => !isIn(found, table.rows)).map((table) => (
        <div key={table.title}>
          <Table caption={table.title} head={table.head} rows={table.rows} showCaption />
          {table.note && <p class="soft">{table.note}</p>}
        </div>
      ))}
    </div>
  );
}

/** A table that stands below its picture already. */
function isIn(found: Found, rows: readonly (readonly string[])[]): boolean {
  return found.scenes.some((scene) => scene.table.length === rows.length + 1 && scene.table.slice(1).every((row, at) => row.join() === rows[at]?.join()));
}
