// For the servers: which addresses are those of pages.
import { isCharacterId } from "@transcendence/game";
import { isAt, PAGE_PATHS } from "./page-paths.ts";
import { isDecodable } from "./text.ts";

/** Whether the client has a page there. Whose page it is, is not asked. */
export function isPage(pathname: string): boolean {
  if (!isDecodable(pathname)) return false;
  const [first, second] = pathname.split("/").filter((segment) => segment !== "");
  if (first === "practice" && !isCharacterId(second)) return false; // that is known without a database
  return PAGE_PATHS.some((path) => isAt(pathname, path));
}
