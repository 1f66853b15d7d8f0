// What a pane says where it has nothing to show: why, and what to do.

import type { ComponentChildren, JSX } from "preact";
import { Icon } from "./icon";
import type { IconName } from "./icon";

export function Empty({ icon, title, children }: { icon: IconName; title: string; children?: ComponentChildren }): JSX.Element {
  return (
    <div class="empty">
      <Icon name={icon} />
      <p class="empty-title">{title}</p>
      {children}
    </div>
  );
}
