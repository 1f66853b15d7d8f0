// Buttons: with words, or with an icon and a name that screen readers and the tooltip say.

import type { ButtonHTMLAttributes, ComponentChildren, JSX } from "preact";
import { Icon } from "./icon";
import type { IconName } from "./icon";
import { Tooltip } from "./tooltip";

interface ButtonProps {
  readonly children?: ComponentChildren;
  readonly icon?: IconName;
  /** plain stands on a pane, quiet in a row of others, strong is the one thing to do, grave cannot be undone. */
  readonly look?: "plain" | "quiet" | "strong" | "grave";
  readonly onClick: (event: MouseEvent) => void;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  readonly controls?: string;
  readonly class?: string;
}

/** A button with words on it. */
export function Button(props: ButtonProps): JSX.Element {
  return (
    <button type="button" class={`button ${props.look ?? "plain"} ${props.class ?? ""}`} {...state(props)}>
      {props.icon && <Icon name={props.icon} />}
      {props.children}
    </button>
  );
}

/** A button that is an icon; `label` names it. `keys` is shown in its tooltip. */
export function IconButton(props: ButtonProps & { icon: IconName; label: string; keys?: string }): JSX.Element {
  return (
    <Tooltip text={props.label} keys={props.keys ?? ""}>
      <button type="button" class={`button icon-only ${props.look ?? "quiet"} ${props.class ?? ""}`} aria-label={props.label} {...state(props)}>
        <Icon name={props.icon} />
        {props.children}
      </button>
    </Tooltip>
  );
}

/** `aria-disabled` keeps a disabled button in the tab order, so that its reason can be read. */
function state(props: ButtonProps): ButtonHTMLAttributes<HTMLButtonElement> {
  return {
    onClick: (event: MouseEvent) => (props.disabled ? event.preventDefault() : props.onClick(event)),
    "aria-disabled": props.disabled ? "true" : undefined,
    "aria-pressed": props.pressed,
    "aria-expanded": props.expanded,
    "aria-controls": props.controls,
  };
}
