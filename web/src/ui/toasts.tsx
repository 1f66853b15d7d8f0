// Messages at the edge of the page; the region is always there, so that screen readers hear what comes into it.

import type { JSX } from "preact";
import { dismiss, messages } from "../say";
import { Button, IconButton } from "./button";
import { Icon } from "./icon";

export function Toasts(): JSX.Element {
  return (
    <div class="toasts" role="log" aria-live="polite" aria-label="Messages" aria-relevant="additions">
      {messages.value.map((message) => (
        <div key={message.id} class={`toast ${message.kind}`}>
          <Icon name={message.kind === "problem" ? "warning" : "check"} />
          <div>
            <p>{message.text}</p>
            {message.detail && <p class="detail">{message.detail}</p>}
          </div>
          {message.action && (
            <Button look="quiet" onClick={() => (dismiss(message.id), message.action?.run())}>
              {message.action.label}
            </Button>
          )}
          <IconButton icon="close" label={`Dismiss: ${message.text}`} onClick={() => dismiss(message.id)} />
        </div>
      ))}
    </div>
  );
}
