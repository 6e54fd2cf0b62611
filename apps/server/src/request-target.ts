// The target of a request line, as RFC 9112 (3.2) has it. It comes from anybody, so nothing in it is ever resolved against a base:
// `//evil:80/x` would name another host, and `//[` would throw.
export interface RequestTarget {
  readonly path: string; // normalised as URLs are everywhere: `/api/../internal` is `/internal`
  readonly query: string; // with its question mark, or empty
}

const BASE = "http://server"; // only in front of what begins with a slash, so that it always stays the host

/** The path and query of `/path?query`; null for anything else, and for paths that a browser would take for a host. */
export function readOriginForm(target = ""): RequestTarget | null {
  if (!target.startsWith("/") || !URL.canParse(BASE + target)) return null;
  const { pathname, search } = new URL(BASE + target);
  return pathname.startsWith("//") ? null : { path: pathname, query: search };
}

/** The same, also for `http://host/path`, which servers have to take although only proxies are sent it. The host is dropped. */
export function readRequestTarget(target = ""): RequestTarget | null {
  if (!/^https?:\/\/[^/]/i.test(target)) return readOriginForm(target);
  if (!URL.canParse(target)) return null;
  const { pathname, search } = new URL(target);
  return readOriginForm(pathname + search);
}
