import { createTestDatabase } from "@transcendence/database/testing";
// Web Push, against a push service that decrypts what it gets as a browser would.
import {
  NOTIFICATION_KINDS,
  PUSH_DEVICES_MAX,
  type PushAnswer,
  type SetPushSubscription,
} from "@transcendence/protocol";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { PushCarrier } from "../src/index.ts";
import { deliverPushMessages, outcomeOf, waitMs, type SendPush } from "../src/notifications/push-deliver.ts";
import { isPushEndpoint } from "../src/notifications/push-endpoint.ts";
import { makePushKeys, pushKeysOf } from "../src/notifications/push-keys.ts";
import { DELIVERY } from "../src/notifications/push-request.ts";
import { openApiHarness, SECRETS } from "./api-harness.ts";
import { giveFirstFactor, makeMember, type Member } from "./members.ts";
import { PushService } from "./push-service.ts";

const MINE = "/api/me/push";
const service = await PushService.start();
let nudges = 0;
const push: PushCarrier = {
  keys: null,
  contact: "mailto:host@example.org",
  ownService: service.url,
  nudge: () => void nudges++,
};
const many = { perSession: 10_000, perAddress: 10_000, windowMs: 1000 };
const arena = await openApiHarness({ push, limits: { push: many, people: many } });
const { database } = arena.storage;
const sendToService: SendPush = async ({ endpoint, headers, body }) => {
  const response = await fetch(endpoint, { method: "POST", headers, body, redirect: "manual" });
  return { status: response.status, retryAfter: response.headers.get("retry-after") };
};
afterAll(async () => {
  await service.stop();
  await arena.storage.close();
});
beforeEach(async () => {
  arena.startAnew();
  arena.logged.length = 0;
  nudges = 0;
  service.received.length = 0;
  service.attempts.length = 0;
  service.answer = () => ({ status: 201 });
  await database.execute(sql`delete from push_messages`);
});

const deps = { database, clock: () => arena.nowMs, log: arena.deps.log, secrets: SECRETS, push };
const deliver = (send: SendPush = sendToService) => deliverPushMessages(deps, send);
const subscribe = async (
  { browser }: Pick<Member, "browser">,
  device: string,
  more: Partial<SetPushSubscription> = {},
) => browser.read<PushAnswer>(200, "PUT", MINE, { ...(await service.subscribe(device)), ...more });
const ask = (from: Member, to: Member) => from.browser.read(200, "PUT", `/api/me/friends/${to.user.id}`);
const two = async () => [await makeMember(arena), await makeMember(arena)] as const;
const waiting = () => database.execute<{ attempts: number }>(sql`select attempts from push_messages`);
const isOn = async ({ browser }: Member) => (await browser.read<PushAnswer>(200, "GET", MINE)).endpoint !== null;

describe("[NOTE-1] a push message", () => {
  test("reaches each device of the person, encrypted for it, signed, in its language, with the time it has", async () => {
    const [ada, bob] = await two();
    const phone = arena.browser();
    await giveFirstFactor(phone, ada);
    const { key } = await subscribe(ada, "desk");
    await subscribe({ browser: phone }, "phone", { language: "ru" });
    await ask(bob, ada);
    expect(nudges).toBe(1);
    arena.nowMs += 60_000;
    expect(await deliver()).toBe(2);
    const [desk, other] = service.received.toSorted((a, b) => a.device.localeCompare(b.device));
    expect(desk).toEqual({
      device: "desk",
      message: {
        id: expect.stringMatching(/^\w{30}$/),
        title: "Transcendence",
        text: `${bob.user.name} sent you a friend request.`,
        path: "/friends",
        onSite: true,
      },
      ttl: 86_340,
      urgency: "normal",
      topic: expect.stringMatching(/^\w{30}$/),
      key,
      subject: "mailto:host@example.org",
    });
    expect(other?.message).toMatchObject({ text: `${bob.user.name} хочет добавить вас в друзья.` });
    expect([await deliver(), (await waiting()).length]).toEqual([0, 0]);
  });

  test("is sent by the choice for its kind, whether the site tells it, too, or not", async () => {
    const [ada, bob] = await two();
    await subscribe(ada, "desk");
    const prefer = (site: boolean, wanted: boolean) =>
      ada.browser.read(200, "PUT", "/api/me/notifications/preferences/friend_request", {
        site,
        push: wanted,
        email: false,
      });
    const asking = async () => {
      await ask(bob, ada);
      await deliver();
      await bob.browser.read(200, "DELETE", `/api/me/friends/${ada.user.id}`);
      arena.nowMs += 1000;
    };
    await prefer(true, false);
    await asking();
    expect(service.received).toEqual([]);
    await prefer(false, true);
    await asking();
    expect(service.received).toHaveLength(1);
  });

  test("is not sent any more once it is read, taken back, too late, or from somebody blocked", async () => {
    const [ada, bob] = await two();
    await subscribe(ada, "desk");
    const undo: (() => Promise<unknown>)[] = [
      () => ada.browser.read(200, "POST", "/api/me/notifications/read"),
      () => bob.browser.read(200, "DELETE", `/api/me/friends/${ada.user.id}`),
      async () => void (arena.nowMs += 86_400_000),
      () => ada.browser.read(200, "PUT", `/api/me/blocks/${bob.user.id}`),
    ];
    for (const each of undo) {
      await ask(bob, ada);
      expect(await waiting()).toHaveLength(1);
      arena.nowMs += 1000;
      await each();
      await deliver();
      await bob.browser.read(200, "DELETE", `/api/me/friends/${ada.user.id}`);
      expect(await waiting()).toEqual([]);
    }
    expect(service.attempts).toEqual([]);
  });

  test.each([404, 410])("to a device that is gone (%i) is the last one there", async (status) => {
    const [ada, bob] = await two();
    await subscribe(ada, "desk");
    service.answer = () => ({ status });
    await ask(bob, ada);
    await deliver();
    expect([await isOn(ada), await waiting()]).toEqual([false, []]);
  });

  test("is tried again when its service is away, with longer pauses, and not for ever", async () => {
    const [ada, bob] = await two();
    await subscribe(ada, "desk");
    await ask(bob, ada);
    service.answer = () => ({ status: 503, headers: { "retry-after": "30" } });
    await deliver();
    expect(await deliver()).toBe(0);
    arena.nowMs += 30_000;
    const away: SendPush = () => Promise.reject(new Error(`connect ECONNREFUSED ${service.url}/desk`));
    for (let attempt = 2; attempt <= 8; attempt++) {
      expect(await deliver(away)).toBe(1);
      arena.nowMs += 600_000;
    }
    expect(await waiting()).toEqual([]);
    const [given] = arena.logged;
    expect(given).toMatchObject({ event: "push.given_up", fields: { attempts: 8 } });
    expect(JSON.stringify(arena.logged)).not.toContain("/desk");
    expect(await isOn(ada)).toBe(true);
    expect([waitMs(1, null), waitMs(2, null), waitMs(8, null), waitMs(1, "60"), waitMs(1, "soon")]).toEqual([
      5000, 20_000, 600_000, 60_000, 5000,
    ]);
  });

  test("is taken by one of several instances", async () => {
    const [ada, bob] = await two();
    await subscribe(ada, "desk");
    await ask(bob, ada);
    await Promise.all([deliver(), deliver(), deliver()]);
    expect(service.attempts).toEqual(["desk"]);
  });

  test.each([301, 307, 400, 403, 413])("that is answered %i is given up", async (status) => {
    const [ada, bob] = await two();
    await subscribe(ada, "desk");
    service.answer = () => ({ status, headers: { location: `${service.url}/inside` } });
    await ask(bob, ada);
    await deliver();
    expect([service.attempts, await waiting(), outcomeOf(status)]).toEqual([["desk"], [], "refused"]);
  });

  test("has a time and an urgency for every kind", () => {
    for (const kind of NOTIFICATION_KINDS) expect(DELIVERY[kind].seconds).toBeGreaterThan(60);
  });
});

describe("[NOTE-1] a device", () => {
  test("belongs to its session: it ends with signing out, and another person on it does not get the first one’s", async () => {
    const [ada, bob] = await two();
    await subscribe(ada, "desk");
    expect([await isOn(ada), await isOn(bob)]).toEqual([true, false]);
    await subscribe(bob, "desk"); // the same browser
    expect([await isOn(ada), await isOn(bob)]).toEqual([false, true]);
    await bob.browser.read(200, "DELETE", MINE);
    expect(await isOn(bob)).toBe(false);
    await subscribe(ada, "desk");
    await ada.browser.read(200, "POST", "/api/auth/logout");
    await ask(bob, ada);
    expect(await waiting()).toEqual([]);
  });

  test("is one of ten at most: the oldest goes", async () => {
    const ada = await makeMember(arena);
    await subscribe(ada, "first");
    for (let n = 0; n < PUSH_DEVICES_MAX; n++) {
      const browser = arena.browser();
      await giveFirstFactor(browser, ada);
      arena.nowMs += 1000;
      await subscribe({ browser }, `device${n}`);
    }
    expect(await isOn(ada)).toBe(false);
  });

  test("goes when its person becomes anonymous", async () => {
    const ada = await makeMember(arena);
    await subscribe(ada, "desk");
    await ada.browser.read(200, "POST", "/api/me/anonymisation");
    expect(await isOn(ada)).toBe(false);
  });

  test("gives keys that are keys, and an address that is one", async () => {
    const ada = await makeMember(arena);
    const good = await service.subscribe("desk");
    const offCurve = `B${"A".repeat(85)}E`;
    for (const [status, bad] of [
      [422, { ...good, endpoint: "https://127.0.0.1/x" }],
      [422, { ...good, keys: { ...good.keys, p256dh: offCurve } }],
      [400, { ...good, keys: { ...good.keys, auth: "short" } }],
      [400, { ...good, endpoint: `${service.url}/${"x".repeat(1024)}` }],
      [400, { ...good, language: "tlh" }],
      [400, { ...good, more: 1 }],
    ] as const)
      await ada.browser.read(status, "PUT", MINE, bad);
    expect(await isOn(ada)).toBe(false);
  });
});

describe("[NOTE-1] an address that messages are sent to", () => {
  test.each([
    "https://fcm.googleapis.com/fcm/send/abc:def",
    "https://updates.push.services.mozilla.com/wpush/v2/gAAAA",
    "https://web.push.apple.com/QN",
    "https://wns2-par02p.notify.windows.com/w/?token=x",
  ])("%s is one", (endpoint) => expect(isPushEndpoint(endpoint, null)).toBe(true));

  test.each([
    "http://fcm.googleapis.com/x",
    "https://fcm.googleapis.com:8443/x",
    "https://me:secret@fcm.googleapis.com/x",
    "https://127.0.0.1/x",
    "https://2130706433/x",
    "https://0x7f.1/x",
    "https://[::1]/x",
    "https://[::ffff:10.0.0.1]/x",
    "https://localhost/x",
    "https://localhost./x",
    "https://router/x",
    "https://printer.local/x",
    "https://metadata.google.internal/x",
    "https://nas.home.arpa/x",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "nothing",
  ])("%s is none", (endpoint) => expect(isPushEndpoint(endpoint, null)).toBe(false));

  test("may be private only where the host says so, to the letter", () => {
    const own = "http://127.0.0.1:9000";
    expect(
      ["http://127.0.0.1:9000/x", "http://127.0.0.1:9001/x", "https://127.0.0.1/x"].map((each) =>
        isPushEndpoint(each, own),
      ),
    ).toEqual([true, false, false]);
  });
});

describe("[NOTE-1] the arena’s key", () => {
  test("is made once, whoever asks first, and kept sealed", async () => {
    const storage = await createTestDatabase();
    const fresh = { ...deps, database: storage.database };
    const keys = await Promise.all([1, 2, 3, 4].map(() => pushKeysOf(fresh)));
    expect(new Set(keys.map(({ publicKey }) => publicKey)).size).toBe(1);
    const [row] = await storage.database.execute<{ text: string }>(
      sql`select to_jsonb(k)::text as text from push_keys k`,
    );
    expect(row?.text).not.toContain(Buffer.from(keys[0]?.privateKey ?? "").toString("hex"));
    const other = { ...fresh, secrets: { ...SECRETS, encryption: "another secret" } }; // the host lost the first one
    const renewed = await pushKeysOf(other);
    expect(renewed.publicKey).not.toBe(keys[0]?.publicKey);
    expect(await pushKeysOf(other)).toEqual(renewed);
    await storage.close();
  });

  test("may be the host’s own; devices that know another one get nothing, and are asked to subscribe again", async () => {
    const [ada, bob] = await two();
    await subscribe(ada, "desk");
    const own = await makePushKeys();
    const later = { ...push, keys: own };
    expect(await pushKeysOf({ ...deps, push: later })).toEqual(own);
    await ask(bob, ada);
    await deliverPushMessages({ ...deps, push: later }, sendToService);
    expect([service.attempts, await isOn(ada)]).toEqual([[], false]);
  });
});
