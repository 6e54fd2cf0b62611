import { isPage, PAGE_PATHS } from "@transcendence/protocol";
import { exec } from "preact-iso/router";
import { expect, test } from "vitest";
import { PAGES, pagesFor, preloadPage } from "../src/routes.tsx";

test.each(["/u/%E0%A4%A", "/match/%FF", "/%", "/u/Ada%20L%"])(
  "%s is the address of no page, and nothing throws",
  async (path) => {
    expect(pagesFor(path)).toEqual([]);
    await expect(preloadPage(path)).resolves.toBeUndefined();
  },
);

test("an address with escapes that can be read may be one", () => {
  expect(pagesFor("/u/Ada%20L%C3%A9vy")).toBe(PAGES);
});

test.each(["/", "/tournaments/abcdefghijkl", "/account", "/match/abcdefghijkl", "/tournaments/abcdefghijkl/embed"])(
  "[OPS-4] framed by another site, %s is shown only if it is made for that",
  (path) => {
    const matches = (framed: boolean) =>
      pagesFor(path, framed).filter((page) => exec(path, page.path, { path, query: {}, params: {} })).length > 0;
    expect([matches(false), matches(true)]).toEqual([true, path.endsWith("/embed")]);
  },
);

test("[SITE-1] servers know the address of every page", () => {
  const own = PAGES.map(({ path }) => path).filter((path) => path !== "/design");
  expect(own.toSorted()).toEqual(PAGE_PATHS.toSorted());
});

test.each([
  "/",
  "//",
  "/live/",
  "/chat",
  "/chat/lobby",
  "/chat/lobby/more",
  "/u",
  "/u/Anna",
  "/u/Anna/x",
  "/tournaments/new",
  "/tournaments/abc/screen",
  "/tournaments/abc/other",
  "/Live",
  "/practice",
  "/practice/heron",
  "/%",
  "/no/such/page",
])("[SITE-1] a server takes %s for a page exactly if the router does", (path) => {
  const found = pagesFor(path).some((page) => exec(path, page.path, { path, query: {}, params: {} }));
  expect(isPage(path)).toBe(found);
});
