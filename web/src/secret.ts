// How the page gets its token: from the link's one-time key, from this tab's memory, or from another open tab.

/** What page and server speak; the server refuses a page that speaks another version. */
export const PROTOCOL = "detente.1";

const KEPT = "detente.token";
const CHANNEL = "detente.token";
/** How long another tab has to answer, in ms: one that is busy, or behind others, takes its time. */
const PATIENCE = 2_000;

let token = "";

/** The token that goes with every request; empty before `enter` is done. */
export function current(): string {
  return token;
}

/** Gets the token and keeps it for this tab; false where there is no way but a fresh link. */
export async function enter(key: string): Promise<boolean> {
  const kept = sessionStorage.getItem(KEPT) ?? "";
  token = (key && (await byKey(key))) || kept || (await fromOtherTab());
  if (token) {
    sessionStorage.setItem(KEPT, token);
    lend();
  }
  return token !== "";
}

/** Forgets a token the server does not know (any more). */
export function forget(): void {
  token = "";
  sessionStorage.removeItem(KEPT);
}

async function byKey(key: string): Promise<string> {
  const answer = await fetch("./api/enter", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ key }),
    credentials: "omit",
  });
  if (!answer.ok) return "";
  const told: unknown = await answer.json();
  return typeof told === "object" && told !== null && "token" in told ? String(told.token) : "";
}

function fromOtherTab(): Promise<string> {
  const channel = new BroadcastChannel(CHANNEL);
  return new Promise((resolve) => {
    const close = (found: string): void => {
      channel.close();
      resolve(found);
    };
    const wait = setTimeout(() => close(""), PATIENCE);
    channel.onmessage = (event: MessageEvent<unknown>) => {
      if (typeof event.data !== "object" || event.data === null || !("token" in event.data)) return;
      clearTimeout(wait);
      close(String(event.data.token));
    };
    channel.postMessage({ who: true });
  });
}

let lending = false;

/** Answers another tab of this origin that asks. */
function lend(): void {
  if (lending) return;
  lending = true;
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = (event: MessageEvent<unknown>) => {
    if (typeof event.data === "object" && event.data !== null && "who" in event.data && token) channel.postMessage({ token });
  };
}
