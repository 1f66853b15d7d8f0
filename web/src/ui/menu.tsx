// A button that opens a menu: arrows move, Enter chooses, Escape and a click elsewhere close it.

import type { ComponentChildren, JSX } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { shown } from "../keys";
import { useAway } from "./away";
import { Icon } from "./icon";
import type { IconName } from "./icon";

export interface Item {
  readonly label: string;
  readonly run: () => void;
  readonly icon?: IconName;
  readonly keys?: string;
  readonly disabled?: boolean;
  /** Of a choice: whether this is what holds now. */
  readonly checked?: boolean;
  /** A line above it. */
  readonly apart?: boolean;
}

interface MenuProps {
  readonly label: string;
  readonly items: readonly Item[];
  readonly children: ComponentChildren;
  readonly side?: "start" | "end";
  readonly class?: string;
}

export function Menu({ label, items, children, side = "start", class: extra = "" }: MenuProps): JSX.Element {
  const [open, setOpen] = useState(false);
  const whole = useRef<HTMLSpanElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    if (open) step(whole.current, 0, true);
  }, [open]);
  useAway(open, whole, () => setOpen(false));
  const close = (): void => {
    setOpen(false);
    whole.current?.querySelector("button")?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!open) {
      if (event.key === "ArrowDown") setOpen(true);
      else return;
    } else if (event.key === "Escape") close();
    else if (event.key === "ArrowDown") step(whole.current, 1);
    else if (event.key === "ArrowUp") step(whole.current, -1);
    else if (event.key === "Home") step(whole.current, 0, true);
    else if (event.key === "End") step(whole.current, -1, true);
    else if (event.key === "Tab") return setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <span class={`menu-of ${extra}`} ref={whole} onKeyDown={onKeyDown}>
      <button type="button" class="button quiet" aria-haspopup="menu" aria-expanded={open} aria-controls={open ? id : undefined} aria-label={label} onClick={() => setOpen(!open)}>
        {children}
      </button>
      {open && (
        <div class={`menu ${side}`} role="menu" id={id} aria-label={label}>
          {items.map((item) => (
            <Entry key={item.label} item={item} close={close} />
          ))}
        </div>
      )}
    </span>
  );
}

function Entry({ item, close }: { item: Item; close: () => void }): JSX.Element {
  const chosen = (): void => {
    if (item.disabled) return;
    close();
    item.run();
  };
  return (
    <button
      type="button"
      class={item.apart ? "apart" : undefined}
      role={item.checked === undefined ? "menuitem" : "menuitemradio"}
      aria-checked={item.checked}
      aria-disabled={item.disabled ? "true" : undefined}
      tabIndex={-1}
      onClick={chosen}
    >
      <span class="menu-mark">{item.checked ? <Icon name="check" /> : item.icon && <Icon name={item.icon} />}</span>
      <span>{item.label}</span>
      {item.keys && <kbd>{shown(item.keys)}</kbd>}
    </button>
  );
}

/** Moves the focus among the items: by `by`, or to the first (0) or last (-1) where `absolute`. */
function step(whole: HTMLElement | null, by: number, absolute = false): void {
  const items = [...(whole?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
  const at = absolute ? by : items.indexOf(document.activeElement as HTMLElement) + by;
  items.at(at % items.length)?.focus();
}
