// What is stored about somebody, as a page and as a file.
import type { StoredData } from "@transcendence/api";
import { describe, expect, test } from "vitest";
import { storedPage } from "../src/features/privacy/stored-page.ts";
import { describeStored } from "../src/features/privacy/stored-sections.ts";
import { strings as en } from "../src/features/privacy/strings/stored/en.gen.ts";
import { strings as fr } from "../src/features/privacy/strings/stored/fr.gen.ts";
import { strings as ru } from "../src/features/privacy/strings/stored/ru.gen.ts";

const createdAt = "2026-07-01T12:00:00.000Z";
const data: StoredData = {
  madeAt: createdAt,
  site: "pong.example",
  tables: {
    users: [{ id: "adaadaadaada", kind: "member", name: "Ada", createdAt }],
    accounts: [
      {
        email: null,
        emailVerifiedAt: null,
        passwordHash: true,
        emailFactorAt: null,
        language: "en",
        biography: "Plays <b>late</b>.",
        country: "FR",
        avatar: null,
        createdAt,
        seenAt: null,
        deletionDueAt: null,
      },
    ],
    sessions: [],
    identities: [],
    totpSecrets: [],
    recoveryCodes: [
      { createdAt, usedAt: null },
      { createdAt, usedAt: createdAt },
    ],
    loginChallenges: [],
    apiTokens: [],
    mailLinks: [],
    mails: [],
    friendships: [],
    blocks: [],
    reports: [],
    channelMembers: [],
    messages: [],
    matchSeats: [],
    matches: [],
    ratings: [],
    ratingChanges: [],
    replays: [],
    tournaments: [],
    tournamentSeries: [],
    tournamentEntries: [],
    tournamentInvitations: [],
    challenges: [],
    notifications: [],
    notificationPreferences: [],
    pushSubscriptions: [],
    pushMessages: [],
  },
};

test("[ACC-9] each table with rows is a section: kinds in words, moments as dates, and what there is none of as such", () => {
  const [you, account, codes, limits, ...more] = describeStored(data, en, "en");
  expect(you).toMatchObject({ title: "Your name", columns: ["Identifier", "Kind", "Name", "Since"] });
  expect(you?.rows).toEqual([["adaadaadaada", "member", "Ada", expect.stringContaining("2026")]]);
  expect(account?.rows[0]?.slice(0, 3)).toEqual(["none", "none", "yes"]);
  expect(codes?.rows.map(([, used]) => used)).toEqual(["none", expect.stringContaining("2026")]);
  expect(limits).toMatchObject({ title: "For a short time", rows: [] });
  expect(more).toEqual([]);
});

describe("[ACC-9] the file for people", () => {
  test("is in their language, with nothing in it that a browser would run or fetch", () => {
    const html = storedPage(data, fr, "fr");
    expect(html).toContain('<html lang="fr">');
    expect(html).toContain("Votre compte");
    expect(html).toContain("Plays &lt;b&gt;late&lt;/b&gt;.");
    expect(html).not.toMatch(/<script|<b>|src=|href=/);
    expect(storedPage(data, ru, "ru")).toContain("Ваш аккаунт");
  });
});
