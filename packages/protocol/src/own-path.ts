import * as v from "valibot";

const LONGEST = 500;

/**
 * Whether a place to go back to is a page of this site. Browsers read `//host` and `/\host` as other sites, drop tabs and line
 * breaks before they look, and walk along dots; the API's own addresses are no pages.
 */
export function isOwnPath(path: string): boolean {
  if (path.length > LONGEST || !/^\/[\x21-\x5b\x5d-\x7e]*$/.test(path)) return false; // printable, and no backslash
  const [pathname = ""] = path.split(/[?#]/);
  return !/\/\/|\/(?:\.|%2e){1,2}(?:\/|$)|^\/(?:api|internal|parties)(?:\/|$)/i.test(pathname);
}

/** A page of this site to go back to, as it is in an address. */
export const OwnPath = v.pipe(v.string(), v.check(isOwnPath, "must be a page of this site"));
