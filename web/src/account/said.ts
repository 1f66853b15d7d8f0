// Who says what in a text, as the reader found it: kept for this tab, shown where the text is the one that was read.

import { signal } from "@preact/signals";
import { about } from "../begin";
import { finished, started } from "../files/jobs";
import * as http from "../http";
import { say } from "../say";
import type { Said } from "../types";

interface ReadText {
  readonly text: string;
  readonly said: readonly Said[];
}

const KEPT = "detente.said";

export const said = signal<ReadText | null>(kept());
/** The job that looks for attributions now. */
export const looking = signal("");

export function remember(read: ReadText): void {
  said.value = read;
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(read));
  } catch {
    sessionStorage.removeItem(KEPT); // too long to be kept: it is there until the page is loaded anew
  }
}

export const canRead = (): boolean => about.value.features["read"] === true;

/** Has the reader look for who says what in `text`. */
export async function look(text: string): Promise<void> {
  try {
    const held = await http.upload(new File([text], "text.txt"));
    const job = await started("read", { file: held.id, options: { force: true } });
    looking.value = job;
    const told = await finished<{ said: Said[] }>(job);
    if (told) remember({ text, said: told.said });
  } catch (error) {
    say(error instanceof Error ? error.message : "The text could not be read.", { kind: "problem" });
  } finally {
    looking.value = "";
  }
}

function kept(): ReadText | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? "null") as ReadText | null;
  } catch {
    return null;
  }
}
