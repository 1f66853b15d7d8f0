// What a browser has and node has not, as little of it as the store needs; and a server that answers what it is told to.

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** A storage of this tab. */
export const storage = new Map<string, string>();

/** Requests as they came, "PUT files/1". */
export const requests: { readonly line: string; readonly body: unknown }[] = [];

let server: (line: string, body: unknown) => Answer | Promise<Answer> = () => ({ status: 404, body: { ok: false, problems: [] } });

/** Has the server answer with `next` from now on; one that throws is a connection that broke. */
export function serve(next: typeof server): void {
  server = next;
}

/** Puts the globals in place. */
export function install(): void {
  const kept = {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => void storage.set(key, value),
    removeItem: (key: string) => void storage.delete(key),
  };
  const fetched = async (address: string, init: { method: string; body: string | null }): Promise<unknown> => {
    const line = `${init.method} ${address.replace("./api/", "")}`;
    const body: unknown = init.body ? JSON.parse(init.body) : null;
    requests.push({ line, body });
    const answer = await server(line, body);
    return { ok: answer.status < 300, status: answer.status, json: () => Promise.resolve(answer.body) };
  };
  Object.assign(globalThis, { sessionStorage: kept, fetch: fetched });
}
