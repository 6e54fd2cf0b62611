import { CHARACTER_IDS } from "@transcendence/game";
import { computerPlayer, DisplayName, type Me } from "@transcendence/protocol";
import fc from "fast-check";
import { safeParse } from "valibot";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { ADJECTIVES, NOUNS } from "../src/guest-names.ts";
import { isReserved, nameKey } from "../src/names.ts";
import { openArena, START_MS } from "./arena.ts";

const WIDE = { perSession: 1000, perAddress: 1000, windowMs: 1 };
const arena = await openArena({ limits: { names: WIDE, signUps: WIDE } });
afterAll(() => arena.storage.close());
beforeEach(() => {
  arena.nowMs = START_MS;
});

async function member(name: string) {
  const browser = arena.browser();
  await browser.read(201, "POST", "/api/auth/sign-up", { name, password: "correct horse battery", language: "en" });
  return browser;
}

describe("[ACC-5] two names are the same name", () => {
  test.each([
    ["Ada", "ADA"],
    ["Ada", "Аdа"], // а is Cyrillic
    ["Ada", "ΑDΑ"], // Α is Greek
    ["Hello", "НЕLLО"],
    ["Bob", "B0b"],
    ["Illian", "1llian"],
    ["Illian", "lllian"],
    ["Jean-Luc", "Jean Luc"],
    ["Jean-Luc", "JeanLuc"],
    ["Élise", "Elise"],
    ["Straße", "STRASSE"],
    ["Marnie", "Mamie"],
    ["Vivian", "ＶＩＶＩＡＮ"],
    ["Σίσυφος", "σισυφοσ"],
    ["Андрей", "АНДРЕЙ"],
  ])("%s and %s", (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  test.each([
    ["Ada", "Adam"],
    ["Anna", "Hanna"],
    ["Иван", "Игорь"],
    ["Ken", "Kent"],
    ["12", "21"],
    ["가나", "다라"],
  ])("but not %s and %s", (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });

  test("every name that is allowed has a key, and the key of its capitals is the same", () => {
    const letters = fc.stringMatching(/^[\p{L}\p{N}]{1,8}([ \-_.'][\p{L}\p{N}]{1,8}){0,2}$/u);
    fc.assert(
      fc.property(letters, (text) => {
        const parsed = safeParse(DisplayName, text);
        if (!parsed.success) return;
        expect(nameKey(parsed.output)).not.toBe("");
        expect(nameKey(parsed.output.toUpperCase().toLowerCase())).toBe(nameKey(parsed.output.toLowerCase()));
      }),
      { numRuns: 500 },
    );
  });
});

describe("[ACC-5] reserved is", () => {
  test.each([
    "admin",
    "Аdmin",
    "ADM1N",
    "admin2",
    "Site-Admin",
    "The Moderator",
    "Transcendence",
    "Администратор",
    "Root beer",
    "Guest",
  ])("%s", (name) => {
    expect(isReserved(name)).toBe(true);
  });

  test("the name of each computer player", () => {
    for (const id of CHARACTER_IDS) expect(isReserved(computerPlayer(id).name)).toBe(true);
  });

  test.each(["Badminton", "Guido", "Modest Heron", "Rooted", "Ada"])("not %s", (name) => {
    expect(isReserved(name)).toBe(false);
  });

  test("no name that a guest is given", () => {
    for (const adjective of ADJECTIVES) {
      for (const noun of NOUNS) expect(isReserved(`${adjective} ${noun}`), `${adjective} ${noun}`).toBe(false);
    }
  });
});

describe("[ACC-5] a member's name", () => {
  test("is taken by no guest and no other member, nor one like it", async () => {
    const ada = await member("Ada Lovelace");
    const guest = arena.browser();
    await guest.read<Me>(201, "POST", "/api/me");
    for (const name of ["Ada Lovelace", "adalovelace", "АDА_L0VELАСЕ"])
      expect(await guest.read(409, "PATCH", "/api/me", { name })).toMatchObject({ error: "name_taken" });
    const body = { name: "ada.lovelace", password: "correct horse battery", language: "en" };
    expect(await guest.read(409, "POST", "/api/auth/sign-up", body)).toMatchObject({ error: "name_taken" });
    const ben = await member("Ben");
    expect(await ben.read(409, "PATCH", "/api/me", { name: "Ada-Lovelace" })).toMatchObject({ error: "name_taken" });
    expect(await guest.read(400, "PATCH", "/api/me", { name: "Heron" })).toMatchObject({ error: "name_reserved" });
    expect(await ada.read(200, "PATCH", "/api/me", { name: "ADA Lovelace" })).toMatchObject({ name: "ADA Lovelace" });
  });

  test("changes together with its key: the old one is free at once, the new one is not", async () => {
    const cleo = await member("Cleo");
    await cleo.read(200, "PATCH", "/api/me", { name: "Cléopâtre" });
    await member("Cleo");
    const guest = arena.browser();
    await guest.read(201, "POST", "/api/me");
    expect(await guest.read(409, "PATCH", "/api/me", { name: "Cleopatre" })).toMatchObject({ error: "name_taken" });
  });

  test("goes to one of two who ask at once", async () => {
    const [one, other] = [await member("Dora"), await member("Emil")];
    const statuses = await Promise.all(
      [one, other].map(async (browser) => (await browser.ask("PATCH", "/api/me", { name: "Zoe" })).status),
    );
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 409]);
  });
});

test("[ACC-7] guests may share a name, and one who signs up takes it", async () => {
  const [one, other] = [arena.browser(), arena.browser()];
  for (const browser of [one, other]) {
    await browser.read(201, "POST", "/api/me");
    await browser.read(200, "PATCH", "/api/me", { name: "Twin" });
  }
  await one.read(201, "POST", "/api/auth/sign-up", { name: "Twin", password: "correct horse battery", language: "en" });
  const body = { name: "Twin", password: "correct horse battery", language: "en" };
  expect(await other.read(409, "POST", "/api/auth/sign-up", body)).toMatchObject({ error: "name_taken" });
});
