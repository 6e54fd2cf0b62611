// For programs: the API as a browser at the arena's own pages asks it, with the cookies that it was given.
import { type Arena, connect } from "./arena.ts";
import { fetchInTime } from "./deadline.ts";

export interface CookieArena extends Arena {
  readonly cookies: () => string; // to be the same person later
}

/** `cookies`: of a session that there is already, as they stand in a header. */
export function connectWithCookies(origin: string, cookies = ""): CookieArena {
  const jar = new Map(cookies.split("; ").flatMap((cookie) => pairOf(cookie) ?? []));
  const all = () => Array.from(jar, (pair) => pair.join("=")).join("; ");
  const arena = connect(origin, async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set("origin", origin);
    if (jar.size > 0) headers.set("cookie", all());
    const response = await fetchInTime(input, { ...init, headers });
    for (const line of response.headers.getSetCookie()) keep(jar, line);
    return response;
  });
  return { ...arena, cookies: all };
}

function keep(jar: Map<string, string>, line: string): void {
  const [cookie = "", ...attributes] = line.split(/;\s*/);
  for (const [name, value] of pairOf(cookie) ?? []) {
    if (value === "" || attributes.some((each) => /^max-age=0$/i.test(each))) jar.delete(name);
    else jar.set(name, value);
  }
}

/** None or one. */
function pairOf(cookie: string): [string, string][] | null {
  const at = cookie.indexOf("=");
  return at < 1 ? null : [[cookie.slice(0, at), cookie.slice(at + 1)]];
}
