// Words about the state at hand: what it is, who would move where from it, and the way there from the status quo.

import type { VNode } from "preact";
import type { GraphData, Lens, NodeData } from "./data";

interface AboutProps {
  readonly data: GraphData;
  readonly here: NodeData;
  readonly way: boolean;
  readonly steps: readonly number[];
  readonly onGo: (id: string) => void;
  readonly lens: Lens;
  readonly onLens: ((lens: Lens) => void) | undefined;
}

export function About({ data, here, way, steps, onGo, lens, onLens }: AboutProps): VNode {
  const moves = data.edges.filter((edge) => edge.source === here.id);
  return (
    <div class="graph-about">
      <p>{here.says}</p>
      <div aria-live="polite">{way && <Steps data={data} here={here} steps={steps} lens={lens} onLens={onLens} />}</div>
      {moves.length > 0 ? (
        <ul aria-label="Improvements from here">
          {moves.map((edge) => (
            <li key={`${edge.actor} ${edge.target}`}>
              <button type="button" class="button quiet" onClick={() => onGo(edge.target)}>
                <b class={`mover m${edge.style}`}>{edge.code}</b> {edge.title}
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <p class="quiet">No improvement leads from here to another state that is drawn.</p>
      )}
    </div>
  );
}

type StepsProps = Pick<AboutProps, "data" | "here" | "steps" | "lens" | "onLens">;

/** The way as a list; where the picture has none, Python can look for one among all states. */
function Steps({ data, here, steps, lens, onLens }: StepsProps): VNode {
  if (here.roles.includes("status_quo") || here.roles.includes("start")) return <p class="quiet">The way begins here.</p>;
  if (steps.length > 0) {
    return (
      <ol aria-label="A shortest way from the status quo, of what is drawn">
        {steps.map((step) => (
          <li key={step}>{data.edges[step]?.title}</li>
        ))}
      </ol>
    );
  }
  const single = here.count === 1 && onLens;
  return (
    <p class="quiet">
      No arrows drawn lead here from the status quo.{" "}
      {single && (
        <button type="button" class="button quiet" onClick={() => onLens({ ...lens, path_to: here.state })}>
          Look for a way
        </button>
      )}
    </p>
  );
}
