// Tomorrow: an event or a new account, what it does to the verdicts, and, accepted, the file with it taken in.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { model, stale } from "../answers";
import { folder, relist } from "../begin";
import { free, namesOf } from "../files/names";
import * as http from "../http";
import * as live from "../live";
import { say } from "../say";
import { edit, file, text } from "../store";
import type { News, Trouble } from "../types";
import { Button, Dialog, TextField, Verdict } from "../ui";
import { tomorrow } from "./open";
import "./tomorrow.css";

export function Tomorrow(): JSX.Element | null {
  return tomorrow.value && file.value ? <Ask /> : null;
}

function Ask(): JSX.Element {
  const [told, setTold] = useState("");
  const [day, setDay] = useState("");
  const [busy, setBusy] = useState(false);
  const [news, setNews] = useState<News | null>(null);
  const [wrong, setWrong] = useState<readonly Trouble[]>([]);
  const [about, setAbout] = useState("");
  const close = (): void => void (tomorrow.value = false);
  const old = about !== text.value;
  const look = async (): Promise<void> => {
    const id = file.peek()?.id;
    if (!id || !told.trim() || busy) return;
    setBusy(true);
    const asked = text.peek();
    const name = free("news.txt", namesOf(folder.peek()));
    const answer = await live.answer(id, "advance", { text: told, name, options: day ? { on: day } : {} }, "advance");
    setBusy(false);
    if (answer.superseded) return;
    setNews(answer.news ?? null);
    setWrong(answer.problems ?? []);
    setAbout(asked);
  };
  const accept = async (): Promise<void> => {
    if (!news || old) return;
    try {
      if (news.keep) await http.create(news.keep.name, news.keep.text);
      if (news.keep) await relist();
    } catch (error) {
      setWrong([{ code: "", message: error instanceof Error ? error.message : "the account cannot be stored" }]);
      return;
    }
    edit(news.text, `news of ${news.date}`);
    close();
    say(`The model stands at ${news.date} now. The day before stays in its history.`);
  };
  return (
    <Dialog
      title="Take news in"
      wide
      onClose={close}
      actions={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button look={news ? undefined : "strong"} disabled={busy || stale.value || !told.trim()} onClick={() => void look()}>
            {busy ? "Looking…" : "See what it does"}
          </Button>
          {news && (
            <Button look="strong" icon="check" disabled={old || busy} onClick={() => void accept()}>
              Accept
            </Button>
          )}
        </>
      }
    >
      <div class="field">
        <label for="news-text">An event, or the text of an account</label>
        <textarea
          id="news-text"
          rows={4}
          value={told}
          spellcheck={false}
          placeholder="2024-12-02 usa.offer, not gaza_war"
          aria-describedby="news-hint"
          onInput={(event) => (setTold(event.currentTarget.value), setNews(null))}
        />
        <p id="news-hint" class="note">
          A day and what came about on it: an option taken, a condition that began, “not” before one that ended. Or paste what somebody writes: it is read, and matched by who did what.
        </p>
      </div>
      <TextField label="Day of what an account reports" value={day} placeholder="the last day it tells" onInput={setDay} />
      {wrong.length > 0 && (
        <ul class="news-wrong" role="alert">
          {wrong.map((one) => (
            <li key={one.message}>
              {one.code && <code>{one.code}</code>} {one.message}
              {one.nearest && `; did you mean “${one.nearest}”?`}
              {one.fix && <span class="soft"> {one.fix}</span>}
            </li>
          ))}
        </ul>
      )}
      {news && <Shown news={news} old={old} />}
    </Dialog>
  );
}

function Shown({ news, old }: { readonly news: News; readonly old: boolean }): JSX.Element {
  const says = new Map((model.value?.claims ?? []).map((claim) => [claim.id, claim.says || claim.id]));
  return (
    <section class={old ? "news-shown old" : "news-shown"} aria-labelledby="news-title" aria-live="polite">
      <h3 id="news-title">What it does</h3>
      {old && <p role="status">The model was edited meanwhile: look again.</p>}
      {news.sentences.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {news.verdicts.length > 0 && (
        <ul class="news-verdicts">
          {news.verdicts.map((one) => (
            <li key={one.claim}>
              <Verdict outcome={one.now} was={one.was} />
              <span>
                {says.get(one.claim) ?? one.claim}
                <span class="soft"> because of {one.because}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {news.unmatched.length > 0 && (
        <details>
          <summary>Reported and not taken in: {news.unmatched.length}</summary>
          <ul>
            {news.unmatched.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
