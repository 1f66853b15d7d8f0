// Long work at the edge of the page: how far it is, cancel, and what it made, with a word where the model has changed.

import type { JSX } from "preact";
import { isCurrent } from "../answers";
import * as http from "../http";
import { Button, Icon, IconButton } from "../ui";
import { fetched } from "./Export";
import { OVER, forget, shown } from "./jobs";
import type { Work } from "./jobs";
import type { Job } from "../types";

export function Works(): JSX.Element {
  return (
    <div class="works" role="region" aria-label="Long work" aria-live="polite">
      {shown.value.map((each) => (
        <One key={each.job} {...each} />
      ))}
    </div>
  );
}

const ENDS: Partial<Record<Job["state"], string>> = { failed: "Failed", cancelled: "Cancelled", interrupted: "Interrupted", done: "Done", waiting: "Waits for its turn" };

function One({ job, title, about, now }: Work & { now: Job }): JSX.Element {
  const isOver = OVER.has(now.state);
  const old = about !== "" && !isCurrent(about);
  const said = now.problems?.[0];
  return (
    <section class="work" aria-label={title}>
      <div class="work-head">
        <Icon name={now.state === "done" ? "check" : isOver ? "warning" : "file"} />
        <b>{title}</b>
        {!isOver && (
          <Button look="quiet" icon="stop" onClick={() => void http.cancel(job)}>
            Cancel
          </Button>
        )}
        {now.state === "done" && (
          <Button look="quiet" icon="download" onClick={() => void fetched(job)}>
            Download
          </Button>
        )}
        {isOver && <IconButton icon="close" label={`Dismiss: ${title}`} onClick={() => forget(job)} />}
      </div>
      {!isOver && <progress max={now.of || 1} {...(now.of ? { value: now.done } : {})} aria-label={title} />}
      <p class="work-step">
        {ENDS[now.state] ?? now.step}
        {said && `: ${said.message}`}
        {said?.fix && ` (${said.fix})`}
        {about && (
          <span class={old ? "stale" : "soft"}>
            {" "}
            · model <code>{about.slice(0, 12)}</code>
            {old && ", changed since"}
          </span>
        )}
      </p>
    </section>
  );
}
