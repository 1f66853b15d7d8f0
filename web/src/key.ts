// The one-time key of the link, taken out of the address as this module is loaded: the first of all, so that no other
// code and no history entry ever has it.

export const key = taken();

function taken(): string {
  const found = new URLSearchParams(location.hash.slice(1)).get("key") ?? "";
  if (found) history.replaceState(null, "", location.pathname);
  return found;
}
