// A dialog of the browser's own: the focus stays in it, Escape closes it, and goes back to where it was.

import type { ComponentChildren, JSX } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { IconButton } from "./button";

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  /** The row of buttons at the end. */
  readonly actions?: ComponentChildren;
  readonly wide?: boolean;
}

/** Shown while it is rendered: `{open.value && <Dialog ...>}`. */
export function Dialog({ title, onClose, children, actions, wide = false }: DialogProps): JSX.Element {
  const shell = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    const back = document.activeElement;
    const shown = shell.current;
    shown?.showModal();
    return () => {
      shown?.close(); // while it is open nothing else can have the focus
      if (back instanceof HTMLElement) back.focus();
    };
  }, []);
  return (
    <dialog
      ref={shell}
      class={wide ? "dialog wide" : "dialog"}
      aria-labelledby={heading}
      onCancel={(event) => (event.preventDefault(), onClose())}
      onClick={(event) => event.target === shell.current && onClose()}
    >
      <div class="dialog-body">
        <div class="dialog-head">
          <h2 id={heading}>{title}</h2>
          <IconButton icon="close" label="Close" keys="Escape" onClick={onClose} />
        </div>
        <div class="dialog-content">{children}</div>
        {actions && <footer>{actions}</footer>}
      </div>
    </dialog>
  );
}
