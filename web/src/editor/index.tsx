// The editor of the model file, loaded when it is first shown; until then the text is there to read.

import { effect, signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Completion, Trouble } from "../types";
import type { Handle, Mount } from "./codemirror";

export interface EditorProps {
  readonly label: string;
  /** As a signal, and not as its value: what is typed and what is shown must not pass each other on their way. */
  readonly text: ReadonlySignal<string>;
  readonly onEdit: (text: string) => void;
  readonly problems?: readonly Trouble[];
  /** The problems are remarks: the text can be read. */
  readonly remarks?: boolean;
  /** Names that fit at a place (code points). */
  readonly complete?: (text: string, at: number) => Promise<readonly Completion[]>;
  /** Shows this part (code points) when it changes. */
  readonly reveal?: { readonly start: number; readonly end: number } | undefined;
  /** The cursor was put somewhere (code points) by whoever edits. */
  readonly onPlace?: (at: number) => void;
  readonly readOnly?: boolean;
}

const mount = signal<Mount | null>(null);

export function Editor(props: EditorProps): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const handle = useRef<Handle | null>(null);
  const newest = useRef(props);
  newest.current = props;
  const ready = mount.value;
  useEffect(() => {
    if (!mount.peek()) void import("./codemirror").then((module) => (mount.value = module.mount));
  }, []);
  useEffect(() => {
    if (!ready || !place.current) return undefined;
    const made = ready(place.current, () => newest.current);
    handle.current = made;
    const unfollow = effect(() => made.setText(newest.current.text.value));
    return () => {
      unfollow();
      handle.current = null;
      made.destroy();
    };
  }, [ready]);
  useEffect(() => handle.current?.setProblems(props.problems ?? [], props.remarks ?? false), [ready, props.problems, props.remarks]);
  useEffect(() => {
    if (props.reveal) handle.current?.reveal(props.reveal.start, props.reveal.end);
  }, [ready, props.reveal]);
  return (
    <div class="editor">
      {ready ? <div class="editor-place" ref={place} /> : <pre class="editor-waiting">{props.text}</pre>}
    </div>
  );
}
