import { createMatch } from "@transcendence/database";
import { DEFAULT_SETTINGS } from "@transcendence/game";
import type { Me } from "@transcendence/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPages, createPasswords, type Deps, hasPreview, POSTGRES_FILES, SECURITY_HEADERS } from "../src/index.ts";
import { newId } from "../src/random.ts";
import { deriveHere } from "../src/scrypt.ts";
import { openApiHarness, SECRETS } from "./api-harness.ts";
import { makeMember, type Member } from "./members.ts";
import { png } from "./pictures.ts";

const arena = await openApiHarness();
afterAll(() => arena.storage.close());

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <title>Transcendence</title>
    <meta name="description" content="Pong, with anyone." />
    <meta property="og:type" content="website" />
    <script type="module" src="/assets/main.js"></script>
  </head>
  <body></body>
</html>`;
const NAVIGATION = { "Sec-Fetch-Mode": "navigate", Accept: "text/html", Host: "pong.example.org" };

const deps: Deps = {
  database: arena.storage.database,
  clock: () => arena.nowMs,
  secrets: SECRETS,
  passwords: createPasswords(deriveHere),
  providers: [],
  live: { tell: async () => {}, call: async () => {}, ask: async () => null },
  files: POSTGRES_FILES,
  pictures: { maxSide: 4096, prepare: async () => null },
  mail: { carries: false, nudge() {} },
  push: { keys: null, contact: null, ownService: null, nudge() {} },
  legal: { host: { name: null, contact: null }, read: async () => null },
  publicUrl: "https://pong.example.org",
  clientAddress: () => "",
  draining: () => false,
  log: { debug() {}, info() {}, warn() {}, error() {} },
};
const pages = createPages(deps, async () => PAGE);
const open = (path: string, language = "") =>
  pages.request(path, { headers: { ...NAVIGATION, ...(language && { "Accept-Language": language }) } });

/** What a tag of the page says. */
function tag(html: string, property: string): string | undefined {
  return new RegExp(`<meta property="${property}" content="([^"]*)"`).exec(html)?.[1];
}

test("pages with a preview are those that people send each other", () => {
  expect(["/u/Anna", "/u/anna.b", "/u/%D0%90", "/match/abcdefghijkl"].every(hasPreview)).toBe(true);
  const tournament = "/tournaments/abcdefghijkl";
  expect([tournament, `${tournament}/embed`, `${tournament}/screen`].every(hasPreview)).toBe(true);
  expect(["/tournaments", "/tournaments/new", `${tournament}/other`].some(hasPreview)).toBe(false);
  expect(["/", "/u", "/u/", "/u/a/b", "/matches", "/user/x", "/api/users/x"].some(hasPreview)).toBe(false);
});

describe("[ACC-5] the link to a member", () => {
  let anna: Member;
  beforeAll(async () => {
    anna = await makeMember(arena);
    await anna.browser.read(200, "PATCH", "/api/me", { name: "Ada O'Neil" });
    const biography = `"><script>alert(1)</script> & $& $1 $'\n\n${"long ".repeat(60)}`;
    await anna.browser.read(200, "PATCH", "/api/me/profile", { biography });
  });

  test("tells name, words, figures and a picture, with everything escaped", async () => {
    const response = await open("/u/Ada%20O'Neil");
    const html = await response.text();
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/html; charset=UTF-8"]);
    expect(html).toContain("<title>Ada O&#39;Neil · Transcendence</title>");
    expect(tag(html, "og:title")).toBe("Ada O&#39;Neil");
    expect(tag(html, "og:type")).toBe("profile");
    expect(tag(html, "og:url")).toBe("https://pong.example.org/u/Ada%20O&#39;Neil");
    expect(tag(html, "og:image")).toBe("https://pong.example.org/preview.png");
    const words = tag(html, "og:description") ?? "";
    expect(words).toMatch(
      /^&quot;&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt; &amp; \$&amp; \$1 \$&#39; long long .*…/,
    );
    expect(words).toContain("Playing Pong here since July 2026.");
    expect(html.match(/<script/g)).toHaveLength(1); // the page's own
    expect(html.match(/<\/head>/g)).toHaveLength(1);
    expect(html).toContain('<meta name="twitter:card" content="summary_large_image" />');
  });

  test("shows their own picture, once they have one", async () => {
    const response = await anna.browser.send("PUT", "/api/me/avatar", png());
    const { avatar } = (await response.json()) as { avatar: string };
    const html = await (await open("/u/Ada%20O'Neil")).text();
    expect(tag(html, "og:image")).toBe(`https://pong.example.org/api/avatars/${avatar}/256`);
    expect(html).toContain('<meta name="twitter:card" content="summary" />');
  });

  test("leads to the right spelling from any other", async () => {
    const response = await open("/u/ADA-O%60NEIL");
    expect([response.status, response.headers.get("location")]).toEqual([302, "/u/Ada%20O'Neil"]);
  });

  test.each([
    "/u/Nobody%20Here",
    "/u/!",
    "/u/%00",
    "/u/%FF",
    "/u/%E0%A4%A",
    "/u/%",
    "/u/Ada%20O'Neil%FF",
    "/match/%E0%A4%A",
    `/u/${"a".repeat(300)}`,
  ])("%s is nobody: the page itself says so, with 404", async (path) => {
    const response = await open(path);
    expect([response.status, await response.text()]).toEqual([404, PAGE]);
  });

  test("carries the policy of every page, and is kept by nobody", async () => {
    for (const path of ["/u/Ada%20O'Neil", "/u/Nobody%20Here", "/match/abcdefghijkl"]) {
      const { headers } = await open(path);
      for (const [name, value] of Object.entries(SECURITY_HEADERS))
        expect(headers.get(name)?.replace(/ wss?:\/\/[\w.]+/g, "")).toBe(value);
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("strict-transport-security")).toContain("max-age");
    }
  });
});

describe("[SITE-3] the link to a match", () => {
  test("says who wants to play, and how it ended", async () => {
    const { user } = await makeMember(arena);
    const id = newId();
    const now = new Date(arena.nowMs);
    await createMatch(arena.storage.database, {
      id,
      settings: DEFAULT_SETTINGS,
      kept: [{ seat: 0, userId: user.id }],
      now,
    });
    expect(tag(await (await open(`/match/${id}`)).text(), "og:title")).toBe(`${user.name} wants to play Pong`);
  });

  test("speaks the language of whoever sent it; a guest's link, the one that is asked for", async () => {
    const { user, browser } = await makeMember(arena);
    await browser.ask("PATCH", "/api/me/account", { language: "ru" });
    const guest = await arena.browser().read<Me>(201, "POST", "/api/me");
    const titles = [];
    for (const [userId, language] of [
      [user.id, "fr"],
      [guest.id, "de;q=1, fr-CA;q=0.9, ru"],
      [guest.id, "de"],
    ] as const) {
      const id = newId();
      const kept = [{ seat: 0, userId }];
      const now = new Date(arena.nowMs);
      await createMatch(arena.storage.database, { id, settings: DEFAULT_SETTINGS, kept, now });
      const html = await (await open(`/match/${id}`, language)).text();
      titles.push([tag(html, "og:title"), tag(html, "og:locale")]);
    }
    expect(titles).toEqual([
      [`${user.name} зовёт вас сыграть в понг`, "ru_RU"],
      [`${guest.name} vous invite à jouer au Pong`, "fr_FR"],
      [`${guest.name} wants to play Pong`, "en_GB"],
    ]);
  });

  test.each(["/match/NeverWasThere12", "/match/x"])(
    "%s is no match: the page itself says so, with 404",
    async (path) => {
      const response = await open(path);
      expect([response.status, await response.text()]).toEqual([404, PAGE]);
    },
  );

  test("a database that is away, or says nothing, keeps no page back", async () => {
    const select = () => {
      throw new Error("away");
    };
    const broken = { select } as unknown as Deps["database"]; // is asked for nothing else
    const away = createPages({ ...deps, database: broken }, async () => PAGE);
    expect((await away.request("/match/abcdefghijkl")).status).toBe(200);
    expect((await away.request("/u/Ada")).status).toBe(200);
  });
});

describe("[TOUR-2] the link to a tournament", () => {
  const propose = async (changes: object = {}) => {
    const { browser } = await makeMember(arena);
    const wish = { title: 'Friday "cup"', plan: { format: "double" }, places: 8, ...changes };
    return browser.read<{ id: string }>(201, "POST", "/api/tournaments", wish);
  };

  test("says what it is, how many take part and when it starts", async () => {
    const { id } = await propose();
    const html = await (await open(`/tournaments/${id}`)).text();
    expect(html).toContain("<title>Friday &quot;cup&quot; · Transcendence</title>");
    expect(tag(html, "og:description")).toBe(
      "A Pong tournament. Double elimination, 0 of 8 players, starts when it is full.",
    );
    const later = await propose({ startsAtMs: arena.nowMs + 3_600_000 });
    expect(tag(await (await open(`/tournaments/${later.id}`)).text(), "og:description")).toMatch(/starts on .* UTC\.$/);
  });

  test("leads nowhere when there is none", async () => {
    for (const path of ["/tournaments/NeverWasThere12", "/tournaments/x", "/tournaments/%00"])
      expect((await open(path)).status).toBe(404);
  });

  test("may be framed by other sites in one form, which differs from every other page in nothing else", async () => {
    const { id } = await propose();
    const policyOf = ({ headers }: Response) => headers.get("content-security-policy") ?? "";
    const [page, framed] = [await open(`/tournaments/${id}`), await open(`/tournaments/${id}/embed`)];
    expect([framed.status, framed.headers.get("x-frame-options")]).toEqual([200, null]);
    expect(policyOf(framed)).toContain("frame-ancestors *");
    expect(policyOf(framed).replace("frame-ancestors *", "frame-ancestors 'none'")).toBe(policyOf(page));
    expect(page.headers.get("x-frame-options")).toBe("DENY");
    for (const path of ["/u/Nobody/embed", `/match/${id}/embed`, `/tournaments/${id}/embed/x`])
      expect(hasPreview(path)).toBe(false); // static pages: never framed
  });
});
