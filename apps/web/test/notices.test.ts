import type { NotificationSummary } from "@transcendence/protocol";
import { describe, expect, test } from "vitest";
import { hearNotice, onNotice, unread } from "../src/data/notices.ts";
import { createPages } from "../src/data/query.ts";
import { noticeHref, noticeText } from "../src/features/notices/notice-text.ts";
import { changed } from "../src/features/notices/notices-api.ts";
import { LANGUAGES, loadLanguage } from "../src/i18n/index.ts";
import { notices } from "../src/i18n/notices/index.ts";

const from = { id: "borisborisbo", name: "Boris", kind: "member" } as const;
const base = { id: "requestreque", from, at: "2026-07-01T12:00:00.000Z", readAt: null };
const request: NotificationSummary = { ...base, kind: "friend_request", data: {} };
const settings = { map: "classic", pointsToWin: 7, margin: 1, ballSpeed: 130, paddleSize: 100, powerUps: [] } as const;
const id = "matchmatchma";
const ALL: readonly NotificationSummary[] = [
  request,
  { ...base, kind: "friend_accepted", data: {} },
  { ...base, kind: "challenge", data: { challenge: id, settings: { ...settings, powerUps: [] }, rated: true } },
  { ...base, kind: "challenge_declined", data: { challenge: id, reason: "later" } },
  { ...base, kind: "mention", data: { channel: id, channelName: "#lobby", message: id, excerpt: "Come!" } },
  {
    ...base,
    kind: "mention",
    data: { channel: id, channelName: "Summer Cup", message: id, excerpt: "Come!", tournament: id },
  },
  { ...base, kind: "direct_message", data: { conversation: id, excerpt: "Come!" } },
  { ...base, from: null, kind: "tournament_call", data: { tournament: id, name: "Summer Cup", match: id } },
  {
    ...base,
    from: null,
    kind: "tournament_result",
    data: { tournament: id, name: "Summer Cup", place: 2, players: 9 },
  },
  { ...base, kind: "tournament_invitation", data: { tournament: id, name: "Summer Cup" } },
  { ...base, kind: "pairing", data: { match: id } },
];

describe("[NOTE-1] a list of notifications", () => {
  test("takes what is new to its head, once, marks what was read anywhere, and drops what was taken back", () => {
    const other = { ...request, id: "otherotherot" };
    const notified = { type: "notified", notification: request, unread: 2 } as const;
    expect(changed([other], notified)).toEqual([request, other]);
    expect(changed([request, other], notified)).toEqual([request, other]);
    const readAt = expect.any(String);
    expect(changed([request, other], { type: "notices_read", ids: [other.id], unread: 1 })).toEqual([
      request,
      { ...other, readAt },
    ]);
    expect(changed([request, other], { type: "notices_read", ids: "all", unread: 0 })).toEqual([
      { ...request, readAt },
      { ...other, readAt },
    ]);
    expect(changed([request, other], { type: "notices_removed", ids: [request.id], unread: 1 })).toEqual([other]);
  });

  test("changes only what was read: a page that comes later has it anyway", async () => {
    const pages = createPages(
      async () => ({ ok: true, value: { rows: [1, 2], next: null } }),
      ({ rows }) => rows,
    );
    pages.edit((rows) => [0, ...rows]);
    expect(pages.state.value.rows).toBe(null);
    await pages.reload();
    pages.edit((rows) => [0, ...rows]);
    expect(pages.state.value.rows).toEqual([0, 1, 2]);
  });
});

test("[NOTE-1] every open page has the number of unread ones, and hears of each change once", () => {
  const heard: string[] = [];
  const stop = onNotice(({ type }) => heard.push(type));
  hearNotice({ type: "notified", notification: request, unread: 3 });
  hearNotice({ type: "notices_read", ids: "all", unread: 0 });
  stop();
  hearNotice({ type: "notified", notification: request, unread: 1 });
  expect([heard, unread.value]).toEqual([["notified", "notices_read"], 1]);
});

test.each([
  ["en", ["1st", "2nd", "3rd", "4th", "11th", "22nd"]],
  ["fr", ["1er", "2e", "3e", "4e", "11e", "22e"]],
  ["ru", ["1-е", "2-е", "3-е", "4-е", "11-е", "22-е"]],
] as const)("[TOUR-6] a place in a tournament is said in %s as people say it", async (language, expected) => {
  await Promise.all([loadLanguage(language), notices.load()]);
  const texts = [1, 2, 3, 4, 11, 22].map((place) =>
    noticeText({
      ...base,
      from: null,
      kind: "tournament_result",
      data: { tournament: id, name: "Summer Cup", place, players: 32 },
    }),
  );
  for (const [index, text] of texts.entries()) expect(text).toContain(` ${expected[index]} `);
});

test.each(LANGUAGES)("[NOTE-1] every kind says in %s who or what it is about", async (language) => {
  await Promise.all([loadLanguage(language), notices.load()]);
  for (const notice of ALL) {
    const text = noticeText(notice);
    expect(text).toContain(notice.from?.name ?? "Summer Cup");
    expect(text).not.toMatch(/undefined|null|\{/);
    expect(noticeHref(notice) ?? "/").toMatch(/^\//);
  }
});
