// Fields with their labels: a line of text, a choice, a switch, a slider.

import type { ComponentChildren, JSX } from "preact";
import { useId } from "preact/hooks";

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly onEnter?: () => void;
  readonly problem?: string;
  readonly hint?: string;
  readonly hideLabel?: boolean;
  readonly placeholder?: string;
}

export function TextField(props: TextProps): JSX.Element {
  const id = useId();
  const note = props.problem || props.hint;
  return (
    <div class="field">
      <label for={id} class={props.hideLabel ? "unseen" : undefined}>
        {props.label}
      </label>
      <input
        id={id}
        type="text"
        spellcheck={false}
        autocomplete="off"
        value={props.value}
        placeholder={props.placeholder}
        aria-invalid={props.problem ? "true" : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Enter" && !event.isComposing && props.onEnter?.()}
      />
      {note && (
        <p id={`${id}-note`} class={props.problem ? "note problem" : "note"}>
          {note}
        </p>
      )}
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [Value, string])[];
  readonly onChange: (value: Value) => void;
  readonly hideLabel?: boolean;
}

export function Choice<Value extends string>(props: ChoiceProps<Value>): JSX.Element {
  const id = useId();
  return (
    <div class="field choice">
      <label for={id} class={props.hideLabel ? "unseen" : undefined}>
        {props.label}
      </label>
      <select id={id} value={props.value} onChange={(event) => props.onChange(event.currentTarget.value as Value)}>
        {props.options.map(([value, title]) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
    </div>
  );
}

interface SwitchProps {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly children: ComponentChildren;
  readonly hideLabel?: boolean;
}

/** On or off, told by place and shape too. */
export function Switch({ on, onChange, children, hideLabel = false }: SwitchProps): JSX.Element {
  return (
    <label class="switch">
      <input type="checkbox" role="switch" checked={on} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span class={hideLabel ? "unseen" : undefined}>{children}</span>
    </label>
  );
}

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly onInput: (value: number) => void;
  readonly step?: number;
  /** How the value is said: "0.60", "5 days". */
  readonly says: string;
}

export function Slider(props: SliderProps): JSX.Element {
  const id = useId();
  return (
    <div class="field slider">
      <label for={id}>{props.label}</label>
      <output for={id}>{props.says}</output>
      <input
        id={id}
        type="range"
        min={props.low}
        max={props.high}
        step={props.step ?? (props.high - props.low) / 100}
        value={props.value}
        aria-valuetext={props.says}
        onInput={(event) => props.onInput(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}
