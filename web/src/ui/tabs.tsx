// Tabs: one stop of the Tab key, arrows move between them.

import type { ComponentChildren, JSX } from "preact";
import { useId, useRef } from "preact/hooks";

export interface Tab<Key extends string> {
  readonly key: Key;
  readonly title: ComponentChildren;
  /** A count or mark behind the title. */
  readonly note?: ComponentChildren;
}

interface TabsProps<Key extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Key>[];
  readonly at: Key;
  readonly onChange: (key: Key) => void;
  /** What the tab that is open shows. */
  readonly children: ComponentChildren;
  readonly class?: string;
  /** The panel takes the focus, to be scrolled by keys: not where what is in it does so itself. */
  readonly focusable?: boolean;
}

export function Tabs<Key extends string>({ label, tabs, at, onChange, children, class: extra = "", focusable = true }: TabsProps<Key>): JSX.Element {
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = neighbour(tabs, at, event.key);
    if (!next) return;
    event.preventDefault();
    onChange(next);
    row.current?.querySelectorAll<HTMLElement>('[role="tab"]')[tabs.findIndex((tab) => tab.key === next)]?.focus();
  };
  return (
    <div class={`tabs ${extra}`}>
      <div role="tablist" aria-label={label} ref={row} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`${id}-${tab.key}`}
            aria-selected={tab.key === at}
            aria-controls={`${id}-panel`}
            tabIndex={tab.key === at ? 0 : -1}
            onClick={() => onChange(tab.key)}
          >
            {tab.title}
            {tab.note !== undefined && <span class="tab-note">{tab.note}</span>}
          </button>
        ))}
      </div>
      <div class="tab-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${at}`} tabIndex={focusable ? 0 : undefined}>
        {children}
      </div>
    </div>
  );
}

function neighbour<Key extends string>(tabs: readonly Tab<Key>[], at: Key, key: string): Key | undefined {
  const index = tabs.findIndex((tab) => tab.key === at);
  const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: -1 }[key];
  return to === undefined ? undefined : tabs.at(to % tabs.length)?.key;
}
