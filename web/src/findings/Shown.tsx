// A picture of the model as it is made: waited for, shown, greyed while a newer one comes, or why there is none.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { broken } from "../answers";
import { Picture } from "../scene";
import type { GraphProps, Painted } from "../scene";
import { Dialog, Empty, IconButton } from "../ui";
import { useScene } from "./scenes";

interface ShownProps extends Omit<GraphProps, "data"> {
  readonly name: string;
  readonly options?: Readonly<Record<string, unknown>>;
}

export function Shown({ name, options = {}, ...graph }: ShownProps): JSX.Element {
  const { scene, wrong, old } = useScene(name, options);
  const large = useSignal(false);
  if (wrong && !old) return <Empty icon="warning" title="No picture">{wrong}</Empty>;
  if (!scene && broken.value) return <Empty icon="warning" title="No picture yet">The file has errors: put right what is marked in the model.</Empty>;
  if (!scene) return <Waiting />;
  return (
    <div class={old ? "shown stale" : "shown"} aria-busy={old}>
      <span class="enlarge">
        <IconButton icon="fit" label="Show it large" onClick={() => (large.value = true)} />
      </span>
      <Picture scene={scene} id={`findings-${name}`} {...graph} />
      {large.value && (
        <Dialog title={scene.title} wide onClose={() => (large.value = false)}>
          <Large name={name} options={options} scene={scene} {...graph} />
        </Dialog>
      )}
    </div>
  );
}

/** Laid out for all the room there is; the one of the pane until that is there. */
function Large({ name, options = {}, scene, ...graph }: ShownProps & { readonly scene: Painted }): JSX.Element {
  const roomy = useScene(name, options, true).scene;
  return (
    <div class="shown-large">
      <Picture scene={roomy ?? scene} id={`large-${name}`} {...graph} />
    </div>
  );
}

function Waiting(): JSX.Element {
  return (
    <p class="waiting" role="status">
      <span class="skeleton tall" aria-hidden="true" />
      Being worked out
    </p>
  );
}
