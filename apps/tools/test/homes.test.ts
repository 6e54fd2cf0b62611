// One contract, two homes: whatever a browser asks, the self-hosted arena and the edge answer alike.
import { SECURITY_HEADERS } from "@transcendence/api";
import { createTestDatabase, type TestDatabase } from "@transcendence/database/testing";
import { linkIn, MailServer } from "@transcendence/e2e/mail-server";
import { PROTOCOL_VERSION } from "@transcendence/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FakeProvider } from "../../api/test/fake-provider.ts";
import { PushService } from "../../api/test/push-service.ts";
import { drawPreview } from "../src/preview-picture.ts";
import { type Home, newRoom, onTheEdge, selfHosted } from "./homes.ts";

const NAVIGATION = { "sec-fetch-mode": "navigate", "sec-fetch-dest": "document", accept: "text/html" };

describe.each([
  ["self-hosted", selfHosted],
  ["on the edge", onTheEdge],
])("[SITE-1] [SITE-3] [OPS-4] [OPS-5] the arena %s", (_, start) => {
  let database: TestDatabase;
  let provider: FakeProvider;
  let mails: MailServer;
  let pushes: PushService;
  let home: Home;
  beforeAll(async () => {
    database = await createTestDatabase();
    provider = await FakeProvider.start(Date.now);
    mails = await MailServer.open();
    pushes = await PushService.start();
    const push = { PUSH_SERVICE: pushes.url, VAPID_SUBJECT: "mailto:host@pong.example" };
    home = await start(database.url, { ...provider.settings, ...mails.settings, ...push });
  });
  afterAll(async () => {
    await home?.stop();
    await provider?.stop();
    await mails?.close();
    await pushes?.stop();
    await database?.close();
  });

  const get = (path: string, headers: Record<string, string> = {}) => fetch(home.url + path, { headers });

  test.each([
    ["/", 200],
    ["/match/abcdefghijkl", 404], // there is no such match, and programs should know
    ["/settings", 200],
    ["/no/such/page", 404],
    ["/practice/heron", 200],
    ["/practice/nobody", 404],
    ["/tournaments/new", 200],
    ["/tournaments/abcdefghijkl/screen", 404],
  ])("%s is a page", async (path, status) => {
    const response = await get(path, NAVIGATION);
    expect([response.status, response.headers.get("content-type")]).toEqual([
      status,
      expect.stringMatching(/^text\/html/),
    ]);
    expect(await response.text()).toContain('<script type="module"');
  });

  test.each(["/api/health/live", "/api/health/ready", "/api/me", "/api/nothing"])(
    "a navigation to %s reaches the API",
    async (path) => {
      const response = await get(path, NAVIGATION);
      expect(response.headers.get("content-type")).toMatch(/^application\/json/);
    },
  );

  test("[ACC-4] mails leave by SMTP as soon as they are written", async () => {
    const email = "ada@bücher.example";
    const response = await fetch(`${home.url}/api/auth/sign-up`, {
      method: "POST",
      headers: { origin: home.url, "content-type": "application/json" },
      body: JSON.stringify({ name: "Mail Reader", password: "four plain words here", email, language: "ru" }),
    });
    expect([response.status, await response.json()]).toEqual([201, expect.objectContaining({ state: "in" })]);
    const mail = await mails.mailTo(email, "Подтвердите адрес");
    expect(mail.from).toEqual({ name: "Transcendence", address: "arena@pong.example" });
    expect(mail.messageId).toMatch(/^<\w{16}@pong\.example>$/);
    expect(mail.text).toContain("Здравствуйте, Mail Reader!");
    expect(linkIn(mail)).toMatch(/\/verify#[\w-]{43}$/);
    expect((await get("/api/mailbox")).status).toBe(404);
  });

  const newMember = async (name: string) => {
    const headers = { origin: home.url, "content-type": "application/json" };
    const body = JSON.stringify({ name, password: "four plain words here", language: "fr" });
    const signed = await fetch(`${home.url}/api/auth/sign-up`, { method: "POST", headers, body });
    const { me } = (await signed.json()) as { me: { id: string } }; // tested with the API
    const cookies = signed.headers.getSetCookie().map((text) => text.split(";")[0]);
    const ask = (method: string, path: string, value?: unknown) =>
      fetch(home.url + path, {
        method,
        headers: { ...headers, cookie: cookies.join("; ") },
        ...(value === undefined ? {} : { body: JSON.stringify(value) }),
      });
    return { id: me.id, ask };
  };

  test("[NOTE-1] notifications reach a browser’s push service, encrypted and signed", async () => {
    const [ada, bob] = [await newMember("Push Ada"), await newMember("Push Bob")];
    const subscribed = await ada.ask("PUT", "/api/me/push", { ...(await pushes.subscribe("desk")), language: "fr" });
    const { key } = (await subscribed.json()) as { key: string };
    await bob.ask("PUT", `/api/me/friends/${ada.id}`);
    await expect.poll(() => pushes.received, { timeout: 20_000 }).toHaveLength(1);
    expect(pushes.received[0]).toMatchObject({
      device: "desk",
      message: { text: "Push Bob vous a envoyé une demande d’ami.", path: "/friends" },
      key,
      subject: "mailto:host@pong.example",
    });
  });

  test("[TOUR-3] [NOTE-1] whoever is called to a tournament’s match has it on their device, though they have no page open", async () => {
    const [eve, fay] = [await newMember("Called Eve"), await newMember("Called Fay")];
    await eve.ask("PUT", "/api/me/push", { ...(await pushes.subscribe("phone-of-Eve")), language: "fr" });
    const wish = { title: "Cup of calls", plan: { format: "single" }, places: 2, waitSeconds: 300 };
    const made = (await (await fay.ask("POST", "/api/tournaments", wish)).json()) as { id: string };
    for (const { ask } of [eve, fay])
      expect((await ask("POST", `/api/tournaments/${made.id}/entries`, {})).status).toBe(200);
    const ofEve = () => pushes.received.filter(({ device }) => device === "phone-of-Eve");
    await expect.poll(ofEve, { timeout: 20_000 }).toHaveLength(1);
    expect(ofEve()[0]).toMatchObject({
      message: {
        text: "On vous appelle pour votre match du tournoi Cup of calls. Confirmez votre présence.",
        path: `/tournaments/${made.id}`,
      },
      urgency: "high",
    });
  });

  test.each(["/assets/yesterday-1a2b.js", "/index.html.br", "/.vite/manifest.json"])(
    "%s is not there",
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(404);
      expect(response.headers.get("cache-control") ?? "").not.toContain("immutable");
    },
  );

  test.each(["/internal/matches/result", "/api/../internal/matches/result"])("%s is closed", async (path) => {
    const response = await fetch(home.url + path, { method: "POST", body: "{}" });
    expect(response.status).toBe(404);
  });

  test("pages and API carry the same policy", async () => {
    for (const path of ["/", "/match/abcdefghijkl", "/api/health/live"]) {
      const { headers } = await get(path);
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
        // At home a page's policy names its own host as well, for old browsers' sockets.
        const told = headers.get(name)?.replace(/ wss?:\/\/[\w.:]+/g, "");
        expect([path, name, told]).toEqual([path, name, value]);
      }
    }
  });

  test.each(["/u/Nobody%20Here", "/u/with.dot"])("%s is a page, and says that nobody is there", async (path) => {
    const response = await get(path, NAVIGATION);
    expect([response.status, response.headers.get("content-type")]).toEqual([
      404,
      expect.stringMatching(/^text\/html/),
    ]);
    expect(await response.text()).toContain('<script type="module"');
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  test("[ACC-5] a member's picture is decoded, kept, and shown beside the link to their page", async () => {
    const signUp = { name: "Ada", password: "four words are enough", language: "en" };
    const headers = { origin: home.url, "content-type": "application/json" };
    const signed = await fetch(`${home.url}/api/auth/sign-up`, {
      method: "POST",
      headers,
      body: JSON.stringify(signUp),
    });
    const cookie = signed.headers.getSetCookie().map((text) => text.split(";")[0]);
    const upload = { method: "PUT", headers: { origin: home.url, cookie: cookie.join("; ") } };
    let avatar = "";
    const send = async () => {
      const uploaded = await fetch(`${home.url}/api/me/avatar`, { ...upload, body: new Uint8Array(drawPreview()) });
      if (uploaded.ok) ({ avatar } = (await uploaded.json()) as { avatar: string });
      return uploaded.status;
    };
    // The decoder gives up after 6 s, which a busy machine may need to start it: a person tries again, too.
    await expect.poll(send, { timeout: 60_000, interval: 1000 }).toBe(200);
    const picture = await get(`/api/avatars/${avatar}/256`);
    expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/webp"]);
    expect(picture.headers.get("cache-control")).toContain("immutable");
    const page = await (await get("/u/Ada", NAVIGATION)).text();
    expect(page).toMatch(new RegExp(`<meta property="og:image" content="https?://[^/]+/api/avatars/${avatar}/256"`));
    const elsewhere = await fetch(`${home.url}/u/ADA`, { headers: NAVIGATION, redirect: "manual" });
    expect([elsewhere.status, elsewhere.headers.get("location")]).toEqual([302, "/u/Ada"]);
  });

  test("a hashed file may be kept for ever, a page not", async () => {
    const page = await (await get("/")).text();
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? "";
    expect((await get(script)).headers.get("cache-control")).toContain("immutable");
    expect((await get("/")).headers.get("cache-control")).not.toContain("immutable");
  });

  test("a match is created from the site's own pages only, and its creator is let in", async () => {
    const headers = { origin: "https://elsewhere.example", "content-type": "application/json" };
    const foreign = await fetch(`${home.url}/api/matches`, { method: "POST", headers, body: "{}" });
    expect(foreign.status).toBe(403);
    expect(await firstWord(await newRoom(home.url))).toMatchObject({ type: "room", you: 0 });
  });

  test("[ACC-2] somebody comes back from a provider, by a navigation from its site, and is a member", async () => {
    const jar = new Map<string, string>();
    const ask = async (method: string, path: string, body?: unknown, more: Record<string, string> = {}) => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
      const headers = { origin: home.url, "content-type": "application/json", cookie, ...more };
      const sent = { method, headers, redirect: "manual", ...(body ? { body: JSON.stringify(body) } : {}) } as const;
      const response = await fetch(home.url + path, sent);
      for (const line of response.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        jar.set(name, value);
      }
      return response;
    };
    const started = await ask("POST", "/api/auth/providers/oidc", { intent: "login", back: "/matches" });
    const { location } = (await started.json()) as { location: string };
    const asked = new URL(location);
    const code = provider.agree(asked, { id: 7, login: "carl" });
    const state = asked.searchParams.get("state") ?? "";
    const way = `/api/auth/providers/oidc/callback?${new URLSearchParams({ code, state, iss: provider.url }).toString()}`;
    const back = await ask("GET", way, undefined, { ...NAVIGATION, "sec-fetch-site": "cross-site" });
    expect([back.status, back.headers.get("location")]).toEqual([
      303,
      expect.stringMatching(/^\/signup\/provider\?back=%2Fmatches&pending=\w{16}$/),
    ]);
    const made = await ask("POST", "/api/auth/pending-sign-up", { name: "Carl", keepsEmail: false, language: "en" });
    expect([made.status, await made.json()]).toEqual([
      201,
      expect.objectContaining({ me: expect.objectContaining({ name: "Carl", kind: "member" }) }),
    ]);
  });

  test("nobody gets into a room without a ticket", async () => {
    expect(await firstWord(`/parties/match/abcdefghijkl?v=${PROTOCOL_VERSION}&ticket=none`)).toEqual({
      code: 4003,
      reason: "ticket_invalid",
    });
  });

  /** The first message of a room, or why it closed. */
  async function firstWord(path: string): Promise<unknown> {
    const socket = new WebSocket(home.url.replace("http", "ws") + path);
    const word = await new Promise<unknown>((done) => {
      socket.addEventListener("message", ({ data }) => done(JSON.parse(String(data))), { once: true }); // frames follow
      socket.addEventListener("close", ({ code, reason }) => done({ code, reason }));
    });
    socket.close();
    return word;
  }
});
