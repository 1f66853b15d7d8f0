// A scene with its note, and the same as a table for those who do not see it.

import type { VNode } from "preact";
import { Drawing } from "./Drawing";
import { Graph } from "./Graph";
import type { GraphProps } from "./Graph";
import { isGraph } from "./data";
import type { DrawingData, Painted } from "./data";

export interface PictureProps extends Omit<GraphProps, "data"> {
  readonly scene: Painted;
}

export function Picture({ scene, ...graph }: PictureProps): VNode {
  return (
    <figure class="scene">
      {isGraph(scene) ? (
        <Graph data={scene.data} {...graph} />
      ) : (
        <Drawing data={scene.data as DrawingData} {...(graph.id === undefined ? {} : { id: graph.id })} />
      )}
      {isGraph(scene) && <figcaption class="quiet">{scene.note}</figcaption>}
      <SceneTable scene={scene} />
    </figure>
  );
}

/** The scene as a table, folded away. */
export function SceneTable({ scene }: { readonly scene: Painted }): VNode | null {
  const [head, ...rows] = scene.table;
  if (!head || rows.length === 0) return null;
  return (
    <details class="scene-table">
      <summary>The same as a table</summary>
      <div class="scene-scroll" role="region" tabIndex={0} aria-label={`${scene.title}, as a table`}>
        <table>
          <caption class="unseen">{scene.title}</caption>
          <thead>
            <tr>
              {head.map((cell, at) => (
                <th key={at} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, number) => (
              <tr key={number}>
                {row.map((cell, at) => (
                  <td key={at}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
