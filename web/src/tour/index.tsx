// The tour of two minutes: a card beside each thing in turn. Nothing is shut off meanwhile; it can be left at any step.

import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { model } from "../answers";
import { openShipped } from "../files/drop";
import { useKeys } from "../keys";
import { choosing, front } from "../layout";
import { file } from "../store";
import { Button, Icon, IconButton } from "../ui";
import { beside } from "./place";
import type { Box } from "./place";
import { STEPS } from "./steps";
import type { Step } from "./steps";
import "./tour.css";

export const step = signal(-1);

const KEPT = "detente.tour";
const EXAMPLE = "tower22";

/** Begins the tour on the example, which is opened where it is not. */
export async function startTour(): Promise<void> {
  if (!isExample()) await openShipped(EXAMPLE);
  choosing.value = false;
  step.value = file.value ? 1 : -1;
}

const isExample = (): boolean => model.value?.claims.some((claim) => claim.id === "no-direct-war") ?? false;

function end(): void {
  step.value = -1;
  localStorage.setItem(KEPT, "done");
}

export function Tour(): JSX.Element | null {
  const isOn = step.value >= 0;
  useEffect(() => {
    if (localStorage.getItem(KEPT) === null && step.peek() < 0) step.value = 0;
  }, []);
  useKeys(
    "Tour",
    isOn
      ? [
          { keys: "Alt+n", says: "Next step of the tour", run: next },
          { keys: "Alt+b", says: "Step before", run: back },
          { keys: "Escape", says: "Leave the tour", run: end },
        ]
      : [],
  );
  const now = STEPS[step.value];
  return now ? <Card key={step.value} now={now} number={step.value} /> : null;
}

function next(): void {
  if (step.value === 0) void startTour();
  else if (step.value >= STEPS.length - 1) end();
  else step.value += 1;
}

function back(): void {
  if (step.value > 1) step.value -= 1;
}

function Card({ now, number }: { now: Step; number: number }): JSX.Element {
  const card = useRef<HTMLElement>(null);
  const { target, place } = useTarget(now, card);
  useEffect(() => {
    if (now.pane) front.value = now.pane;
    const before = document.activeElement;
    card.current?.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
    return () => {
      if (step.peek() < 0 && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  const isLast = number === STEPS.length - 1;
  const isWelcome = number === 0;
  return (
    <>
      {target && <div class="tour-ring" aria-hidden="true" style={{ left: `${target.left}px`, top: `${target.top}px`, width: `${target.width}px`, height: `${target.height}px` }} />}
      <section class="tour-card" ref={card} role="dialog" aria-modal="false" aria-labelledby="tour-title" aria-describedby="tour-says" style={{ left: `${place.left}px`, top: `${place.top}px` }}>
        <div class="tour-head">
          <h2 id="tour-title" tabIndex={-1}>
            {now.title}
          </h2>
          <IconButton icon="close" label="Leave the tour" keys="Escape" onClick={end} />
        </div>
        <p id="tour-says">{now.says}</p>
        {now.task && (
          <p class={now.isDone() ? "tour-task done" : "tour-task"} role="status">
            <Icon name={now.isDone() ? "check" : "right"} />
            {now.isDone() ? "Done." : now.task}
          </p>
        )}
        <footer>
          <span class="soft">{isWelcome ? "" : `${number} of ${STEPS.length - 1}`}</span>
          {isWelcome && (
            <Button look="quiet" onClick={end}>
              Not now
            </Button>
          )}
          {number > 1 && (
            <Button look="quiet" onClick={back}>
              Back
            </Button>
          )}
          <Button look="strong" onClick={next}>
            {isWelcome ? (isExample() ? "Begin" : "Open the example and begin") : isLast ? "Done" : "Next"}
          </Button>
        </footer>
      </section>
    </>
  );
}

/** What a step points at, as it stands on the screen now, and where its card goes. */
function useTarget(now: Step, card: { current: HTMLElement | null }): { target: Box | null; place: { left: number; top: number } } {
  const [target, setTarget] = useState<Box | null>(null);
  const [place, setPlace] = useState({ left: 0, top: 0 });
  useLayoutEffect(() => {
    const look = (): void => {
      const box = pointedAt(now);
      const own = card.current;
      const at = beside(box, { width: own?.offsetWidth ?? 0, height: own?.offsetHeight ?? 0 }, { width: innerWidth, height: innerHeight });
      setTarget((old) => (same(old, box) ? old : box));
      setPlace((old) => (old.left === at.left && old.top === at.top ? old : at));
    };
    look();
    const timer = setInterval(look, 250); // what it points at may come, or move, at any time
    addEventListener("resize", look);
    return () => {
      clearInterval(timer);
      removeEventListener("resize", look);
    };
  }, [now]);
  return { target, place };
}

function pointedAt(now: Step): Box | null {
  const found = now.points.map((selector) => document.querySelector(selector)).find((each) => each !== null);
  if (!found) return null;
  const { left, top, right, bottom } = found.getBoundingClientRect();
  const [x, y] = [Math.max(left, 2), Math.max(top, 2)];
  return { left: Math.round(x), top: Math.round(y), width: Math.round(Math.min(right, innerWidth - 2) - x), height: Math.round(Math.min(bottom, innerHeight - 2) - y) };
}

function same(one: Box | null, other: Box | null): boolean {
  return one?.left === other?.left && one?.top === other?.top && one?.width === other?.width && one?.height === other?.height;
}
