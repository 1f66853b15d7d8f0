// The wants of an actor, most important first: dragged by the pointer, moved by Alt and the arrows or the menu.

import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { model } from "../answers";
import type { Actor, Want } from "../types";
import { Icon, IconButton } from "../ui";
import type { Item } from "../ui";
import { Form } from "./form";
import { ListRow } from "./row";
import { dropPlace, isUnfounded, nameOf, wantMoved } from "./rows";
import type { Row } from "./rows";
import { begin, byKey, isBeginning, isEditing, make, onlyBare, short, told, words } from "./state";

export function Wants(): JSX.Element {
  const actors = (model.value?.actors ?? []).filter((actor) => actor.wants.length || actor.options.length || isBeginning("want", actor.id));
  return (
    <>
      {actors.map((actor) => (
        <Ranked key={actor.id} actor={actor} />
      ))}
    </>
  );
}

/** A drag under way: the want's place, where it would go, how far it is from where it was, and its height, in px. */
interface Drag {
  readonly from: number;
  readonly to: number;
  readonly by: number;
  readonly height: number;
}

function Ranked({ actor }: { actor: Actor }): JSX.Element | null {
  const list = useRef<HTMLOListElement>(null);
  const focus = useRef("");
  const [drag, setDrag] = useState<Drag | null>(null);
  useLayoutEffect(() => {
    if (!focus.current) return;
    const selector = `[data-row="${CSS.escape(focus.current)}"] .grip`;
    focus.current = "";
    list.current?.querySelector<HTMLElement>(selector)?.focus();
  });
  const rows = actor.wants.map((want) => [want, byKey.value.get(`want:${want.id}`)] as const).filter((pair): pair is [Want, Row] => pair[1] !== undefined);
  if (onlyBare.value && !rows.some(([, row]) => isUnfounded(row))) return null;
  const move = (row: Row, from: number, to: number): void => {
    if (to < 0 || to >= actor.wants.length || to === from) return;
    focus.current = row.key;
    const where = `${to + 1} of ${actor.wants.length}`;
    told.value = `${words(row)} is now ${where} among the wants of ${actor.name}`;
    void make({ op: "move", path: [...row.path], to }, `move ${words(row)} to ${where}`, (now) => wantMoved(now, actor.id, from, to));
  };
  const onKeyDown = (event: KeyboardEvent, row: Row, from: number): void => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown") || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    move(row, from, event.shiftKey ? (event.key === "ArrowUp" ? 0 : actor.wants.length - 1) : from + (event.key === "ArrowUp" ? -1 : 1));
  };
  return (
    <section class="ranked" aria-label={`Wants of ${actor.name}`}>
      <h4>
        {actor.name}
        <IconButton icon="plus" label={`Add a want of ${actor.name}`} onClick={() => begin("want", actor.id)} />
      </h4>
      <ol ref={list} class={drag ? "dragging" : undefined}>
        {rows.map(([want, row], index) =>
          isEditing(row) ? (
            <li key={row.key}>
              <Form kind="want" actor={actor.id} row={row} />
            </li>
          ) : onlyBare.value && !isUnfounded(row) ? null : (
            <ListRow
              key={row.key}
              row={row}
              class={drag?.from === index ? "lifted" : ""}
              shift={drag ? shiftOf(drag, index) : 0}
              onKeyDown={(event) => onKeyDown(event, row, want.index)}
              lead={<Grip row={row} place={want.index} count={rows.length} list={list} onDrag={setDrag} onDrop={(to) => move(row, want.index, to)} />}
              more={moves(want.index, actor.wants.length, (to) => move(row, want.index, to), row)}
              after={want.much && <p class="much">much more important than all below</p>}
            >
              <Asides want={want} />
            </ListRow>
          ),
        )}
        {isBeginning("want", actor.id) && (
          <li>
            <Form kind="want" actor={actor.id} />
          </li>
        )}
      </ol>
      {rows.length === 0 && !isBeginning("want", actor.id) && <p class="soft nothing">Wants nothing yet, so it is indifferent.</p>}
    </section>
  );
}

/** How far a row is from its place, in px: the others make room where the dragged one would go. */
function shiftOf(drag: Drag, index: number): number {
  if (index === drag.from) return drag.by;
  if (index >= drag.to && index < drag.from) return drag.height;
  if (index <= drag.to && index > drag.from) return -drag.height;
  return 0;
}

function moves(from: number, count: number, go: (to: number) => void, row: Row): Item[] {
  return [
    { label: "Move up", icon: "up", keys: "Alt+↑", disabled: from === 0, run: () => go(from - 1) },
    { label: "Move down", icon: "down", keys: "Alt+↓", disabled: from === count - 1, run: () => go(from + 1) },
    { label: "Make it the first", disabled: from === 0, run: () => go(0) },
    { label: "Make it the last", disabled: from === count - 1, run: () => go(count - 1) },
    { label: "Negate", icon: "swap", run: () => void make({ op: "negate", path: [...row.path] }, `negate ${words(row)}`) },
  ];
}

/** What is said of a want beside its formula: for whom, how openly. */
function Asides({ want }: { want: Want }): JSX.Element | null {
  const whom = want.audience && model.value ? `for ${nameOf(model.value, want.audience)}` : "";
  const parts = [whom, want.stance].filter(Boolean);
  return parts.length ? <span class="asides">{parts.join(" · ")}</span> : null;
}

interface GripProps {
  readonly row: Row;
  readonly place: number;
  readonly count: number;
  readonly list: { readonly current: HTMLOListElement | null };
  readonly onDrag: (drag: Drag | null) => void;
  readonly onDrop: (to: number) => void;
}

/** The handle of a want. Its place is told, and where it would go while it is dragged. */
function Grip({ row, place, count, list, onDrag, onDrop }: GripProps): JSX.Element {
  const from = useRef<{ readonly y: number; readonly middles: readonly number[]; readonly height: number } | null>(null);
  const to = useRef(place);
  const end = (drop: boolean): void => {
    if (from.current && drop && to.current !== place) onDrop(to.current);
    from.current = null;
    onDrag(null);
  };
  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0 || onlyBare.value) return; // where rows are left out there is no place to go to
    const boxes = [...(list.current?.children ?? [])].map((item) => item.getBoundingClientRect());
    from.current = { y: event.clientY, middles: boxes.map((box) => box.top + box.height / 2), height: boxes[place]?.height ?? 0 };
    to.current = place;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent): void => {
    const start = from.current;
    if (!start) return;
    to.current = Math.min(dropPlace(start.middles, place, (start.middles[place] ?? 0) + event.clientY - start.y), count - 1);
    onDrag({ from: place, to: to.current, by: event.clientY - start.y, height: start.height });
  };
  return (
    <button
      type="button"
      class="grip"
      aria-label={`${place + 1} of ${count}: ${short(row.label)}. Move with Alt and the arrow keys`}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => end(true)}
      onPointerCancel={() => end(false)}
      onLostPointerCapture={() => end(false)}
      onKeyDown={(event) => event.key === "Escape" && end(false)}
    >
      <Icon name="grip" />
      <span class="place">{place + 1}</span>
    </button>
  );
}
