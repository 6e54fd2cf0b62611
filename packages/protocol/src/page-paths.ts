// The addresses of the client's pages: for its router and its first script, and for the servers, which answer 404 with the page at any
// other. It imports nothing: the first script waits for nothing else.

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

/** Whether an address is one of `path`, which may have names in it (`/u/:name`, `/chat/:channel?`), read as the client's router reads it. */
export function isAt(pathname: string, path: string): boolean {
  const [asked, given] = [segmentsOf(pathname), segmentsOf(path)];
  return Array.from({ length: Math.max(asked.length, given.length) }, (_, at) => at).every((at) => {
    const [segment, pattern = ""] = [asked[at], given[at]];
    return pattern.startsWith(":") ? segment !== undefined || pattern.endsWith("?") : segment === pattern;
  });
}
