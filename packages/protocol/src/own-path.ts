import * as v from "valibot";

const ELSEWHERE = "http://own.invalid";

/**
 * Whether a place to go back to is a page of this site. Browsers read `//host` and `/\host` as other sites, and drop tabs and
 * line breaks before they look; the API's own addresses are no pages.
 */
export function isOwnPath(path: string): boolean {
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(path) || path.includes("\\") || path.length > 500) return false;
  if (!URL.canParse(path, ELSEWHERE)) return false;
  const { origin, pathname } = new URL(path, ELSEWHERE);
  return origin === ELSEWHERE && !pathname.startsWith("//") && !/^\/(?:api|internal|parties)(?:\/|$)/.test(pathname);
}

/** A page of this site to go back to, as it is in an address. */
export const OwnPath = v.pipe(v.string(), v.check(isOwnPath, "must be a page of this site"));
