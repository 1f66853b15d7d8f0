// The dialog that exports: a form, which picture or table, with or without the changes of what if.

import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { hash, model, problems } from "../answers";
import { about } from "../begin";
import { edits } from "../changes";
import * as http from "../http";
import { say } from "../say";
import { file, text } from "../store";
import { Button, Choice, Dialog, Switch } from "../ui";
import { FORMS, ofWhich } from "./forms";
import type { FormOf } from "./forms";
import { over, started } from "./jobs";

export const exporting = signal(false);

export function Export(): JSX.Element | null {
  return exporting.value ? <Ask /> : null;
}

function Ask(): JSX.Element {
  const [key, setKey] = useState("report");
  const [of, setOf] = useState<Readonly<Record<string, string>>>({});
  const [dark, setDark] = useState(false);
  const [changed, setChanged] = useState(true);
  const form = FORMS.find((each) => each.key === key) ?? FORMS[0];
  const close = (): void => void (exporting.value = false);
  if (!form) return <></>;
  const among = ofWhich(form, model.value?.pictures ?? []);
  const part = of[key] ?? among[0]?.[0] ?? "";
  const go = (): void => {
    close();
    void write(form, part, { dark: key === "png" && dark, changes: changed ? edits.peek() : [] });
  };
  const broken = problems.value.length > 0 && !model.value?.states;
  return (
    <Dialog
      title="Export"
      onClose={close}
      actions={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button look="strong" icon="download" onClick={go}>
            Export {form.title}
          </Button>
        </>
      }
    >
      <fieldset class="forms">
        <legend class="unseen">Form</legend>
        {FORMS.map((each) => {
          const lacks = each.needs !== undefined && about.value.features[each.needs] === false;
          return (
            <label key={each.key} class="form-of">
              <input type="radio" name="form" checked={each.key === key} disabled={lacks} onChange={() => setKey(each.key)} />
              <b>{each.title}</b>
              <span class="soft">{lacks ? `not installed here: pip install "detente[${each.extra ?? ""}]"` : each.says}</span>
            </label>
          );
        })}
      </fieldset>
      <div class="form-options">
        {among.length > 0 && <Choice label="Of" value={part} options={among} onChange={(value) => setOf({ ...of, [key]: value })} />}
        {key === "png" && (
          <Switch on={dark} onChange={setDark}>
            Dark
          </Switch>
        )}
        {edits.value.length > 0 && (
          <Switch on={changed} onChange={setChanged}>
            With the {edits.value.length === 1 ? "change" : `${edits.value.length} changes`} of what if
          </Switch>
        )}
      </div>
      <p class="soft">
        About the text as it stands here, saved or not: model <code>{(changed ? hash.value : (model.value?.hash ?? "")).slice(0, 12)}</code>
        {broken && ". It has errors, so there may be nothing to export."}
      </p>
    </Dialog>
  );
}

interface Options {
  readonly dark: boolean;
  readonly changes: readonly string[];
}

async function write(form: FormOf, part: string, { dark, changes }: Options): Promise<void> {
  const options = { ...(form.key === "report" ? {} : { to: form.key }), ...(part ? { of: part } : {}), ...(dark ? { dark } : {}), changes: [...changes] };
  const of = changes.length ? hash.peek() : (model.peek()?.hash ?? "");
  try {
    const kind = form.key === "report" ? "report" : "export";
    const words = form.of.find(([key]) => key === part)?.[1];
    const title = words ? `${form.title}: ${words}` : form.title;
    const job = await started(kind, { file: file.peek()?.id ?? "", text: text.peek(), options }, { title, about: of });
    if ((await over(job)).state === "done") await fetched(job);
  } catch (error) {
    say(error instanceof Error ? error.message : "The server cannot be reached.", { kind: "problem" });
  }
}

/** Hands what a job has made to the browser's downloads. */
export async function fetched(job: string): Promise<void> {
  const { name, blob } = await http.result(job);
  http.download(name, blob);
}
