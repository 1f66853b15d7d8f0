// A table that scrolls within itself and whose head stays; the first cell of a row heads it.

import type { ComponentChildren, JSX } from "preact";

interface TableProps {
  readonly caption: string;
  readonly head: readonly ComponentChildren[];
  readonly rows: readonly (readonly ComponentChildren[])[];
  /** Columns (from 0) with numbers: set to the right, in tabular figures. */
  readonly numbers?: readonly number[];
  readonly showCaption?: boolean;
}

export function Table({ caption, head, rows, numbers = [], showCaption = false }: TableProps): JSX.Element {
  const kind = (column: number): string | undefined => (numbers.includes(column) ? "number" : undefined);
  return (
    <div class="table" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption class={showCaption ? undefined : "unseen"}>{caption}</caption>
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={column} scope="col" class={kind(column)}>
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={column} scope="row" class={kind(column)}>
                    {cell}
                  </th>
                ) : (
                  <td key={column} class={kind(column)}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
