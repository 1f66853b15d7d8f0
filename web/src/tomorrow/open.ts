// Whether the dialog for news is open; in a module of its own, so that the menu need not know the dialog.

import { signal } from "@preact/signals";

export const tomorrow = signal(false);
