// Numbers on sliders: how far somebody decides for itself, how often somebody reconsiders.

import type { JSX } from "preact";
import { model } from "../answers";
import type { Number as Figure } from "../types";
import { Empty, Hint, IconButton, Slider } from "../ui";
import { name, positionOf, rangeOf, says, valueAt } from "./figures";
import { valueOf, wish } from "./numbers";

export function Numbers(): JSX.Element | null {
  const figures = model.value?.numbers ?? [];
  if (!figures.length) return <Empty icon="minus" title="No number to move">The model has no autonomy and no rate.</Empty>;
  const [times, shares] = [figures.filter((each) => each.unit === "days"), figures.filter((each) => each.unit !== "days")];
  return (
    <div class="whatif-numbers">
      {shares.length > 0 && (
        <section>
          <h3>
            Autonomy
            <Hint about="autonomy">
              How far somebody decides for itself what its patron would like to decide: 0 not at all, 1 entirely.
            </Hint>
          </h3>
          {shares.map((figure) => (
            <Row key={figure.id} figure={figure} />
          ))}
        </section>
      )}
      {times.length > 0 && (
        <section>
          <h3>
            How often somebody reconsiders
            <Hint about="how often somebody reconsiders">
              The mean time between two decisions of an actor. Only verdicts about time hang on it; their chances are worked out anew, which takes a moment.
            </Hint>
          </h3>
          {times.map((figure) => (
            <Row key={figure.id} figure={figure} />
          ))}
        </section>
      )}
    </div>
  );
}

function Row({ figure }: { figure: Figure }): JSX.Element {
  const value = valueOf(figure);
  const { low, high, step } = rangeOf(figure);
  const moved = value !== figure.value;
  return (
    <div class={moved ? "figure changed" : "figure"}>
      <Slider
        label={name(figure)}
        value={positionOf(figure, value)}
        low={low}
        high={high}
        step={step}
        says={says(figure, value)}
        onInput={(at) => wish(figure, valueAt(figure, at))}
      />
      <IconButton icon="undo" label={`Back to ${says(figure, figure.value)}: ${name(figure)}`} disabled={!moved} onClick={() => wish(figure, figure.value)} />
      <p class="soft figure-range">
        {says(figure, figure.low)} to {says(figure, figure.high)}
        {moved && <span class="changed-word">file: {says(figure, figure.value)}</span>}
        {figure.note && <span> {figure.note}</span>}
      </p>
    </div>
  );
}
