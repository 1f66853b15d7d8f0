// The door: with the token the workbench, without it how to get a fresh link.

import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { begin } from "./begin";
import { enter } from "./secret";
import { Shell } from "./shell";
import { Button } from "./ui";

type State = "knocking" | "in" | "out" | "unreachable";

const state = signal<State>("knocking");

export function Door({ linkKey }: { linkKey: string }): JSX.Element {
  useEffect(() => void knock(linkKey), [linkKey]);
  if (state.value === "in") return <Shell />;
  if (state.value === "knocking") return <p class="unseen">Opening the workbench</p>;
  return <Outside unreachable={state.value === "unreachable"} />;
}

async function knock(key: string): Promise<void> {
  try {
    if (!(await enter(key))) state.value = "out";
    else state.value = (await begin()) ? "in" : "out";
  } catch {
    state.value = "unreachable";
  }
}

function Outside({ unreachable }: { unreachable: boolean }): JSX.Element {
  return (
    <main class="outside">
      <h1>detente</h1>
      {unreachable ? (
        <p>The server does not answer. It may have been stopped: start it again with</p>
      ) : (
        <p>This page opens with a link that works once. A fresh one stands in the terminal where the server runs, or start one with</p>
      )}
      <pre>detente serve</pre>
      <p class="soft">With another tab of the workbench open, this one gets in by itself.</p>
      <Button look="strong" onClick={() => void knock("")}>
        Try again
      </Button>
    </main>
  );
}
