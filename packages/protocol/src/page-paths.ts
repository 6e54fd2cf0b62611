// The addresses of the client's pages: for the client's router, and for the servers, which answer 404 with the page at any other.
import { isCharacterId } from "@transcendence/game";
import { isDecodable } from "./text.ts";

export const PAGE_PATHS = [
  "/",
  "/match/:id",
  "/local",
  "/practice/:character",
  "/live",
  "/matches",
  "/tournaments",
  "/tournaments/new",
  "/tournaments/:id",
  "/tournaments/:id/screen",
  "/tournaments/:id/embed",
  "/tournament/local",
  "/computers",
  "/leaderboards",
  "/friends",
  "/chat/:channel?",
  "/more",
  "/settings",
  "/notifications",
  "/privacy",
  "/terms",
  "/about",
  "/u/:name",
  "/login",
  "/login/second-factor",
  "/signup",
  "/signup/provider",
  "/forgot",
  "/reset",
  "/verify",
  "/mailbox",
  "/account",
  "/account/profile",
  "/account/privacy",
  "/account/deletion",
  "/account/security",
  "/account/sign-in",
] as const;
export type PagePath = (typeof PAGE_PATHS)[number];

const segmentsOf = (path: string): readonly string[] => path.split("/").filter((segment) => segment !== "");
const PATTERNS = PAGE_PATHS.map(segmentsOf);

/** Whether the client has a page there, read as its router reads addresses. Whose page it is, is not asked. */
export function isPage(pathname: string): boolean {
  if (!isDecodable(pathname)) return false;
  const segments = segmentsOf(pathname);
  if (segments[0] === "practice" && !isCharacterId(segments[1])) return false; // that is known without a database
  return PATTERNS.some((pattern) => fits(segments, pattern));
}

function fits(segments: readonly string[], pattern: readonly string[]): boolean {
  const longest = Math.max(segments.length, pattern.length);
  return Array.from({ length: longest }, (_, at) => at).every((at) => {
    const [asked, given = ""] = [segments[at], pattern[at]];
    return given.startsWith(":") ? asked !== undefined || given.endsWith("?") : asked === given;
  });
}
