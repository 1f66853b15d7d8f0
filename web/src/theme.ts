// Light or dark: as the system has it, until a person says otherwise.

import { effect, signal } from "@preact/signals";

export type Theme = "system" | "light" | "dark";

export const THEMES: readonly Theme[] = ["system", "light", "dark"];
const KEPT = "detente.theme";

export const theme = signal<Theme>(kept());

/** Keeps the page in the chosen theme. Call once. */
export function followTheme(): void {
  effect(() => {
    const root = document.documentElement;
    if (theme.value === "system") root.removeAttribute("data-theme");
    else root.setAttribute("data-theme", theme.value);
    localStorage.setItem(KEPT, theme.value);
  });
}

function kept(): Theme {
  const told = localStorage.getItem(KEPT);
  return THEMES.find((name) => name === told) ?? "system";
}
