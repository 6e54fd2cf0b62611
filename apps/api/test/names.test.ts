import { CHARACTER_IDS } from "@transcendence/game";
import { computerPlayer, DisplayName, type Me } from "@transcendence/protocol";
import { nameKey } from "@transcendence/protocol/name-key";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { safeParse } from "valibot";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { ADJECTIVES, NOUNS } from "../src/guest-names.ts";
import { rekeyNames } from "../src/index.ts";
import { isReserved } from "../src/names.ts";
import { openApiHarness, START_MS } from "./api-harness.ts";

const WIDE = { perSession: 1000, perAddress: 1000, windowMs: 1 };
const arena = await openApiHarness({ limits: { names: WIDE, signUps: WIDE } });
afterAll(() => arena.storage.close());
beforeEach(() => {
  arena.nowMs = START_MS;
});

async function member(name: string) {
  const browser = arena.browser();
  await browser.read(201, "POST", "/api/auth/sign-up", { name, password: "correct horse battery", language: "en" });
  return browser;
}

test("[SITE-10] [ACC-4] a name that several pages change at once: what is told last is what stands", async () => {
  const browser = await member("Maple");
  for (const wood of ["Grove", "Hill", "Lane", "Yard"]) {
    const names = ["Amber", "Birch", "Cedar", "Dogwood"].map((tree) => `${tree} ${wood}`);
    await Promise.all(names.map((name) => browser.read(200, "PATCH", "/api/me", { name })));
    const { me } = await browser.read<{ me: Me }>(200, "GET", "/api/me");
    expect(arena.renamed.at(-1)?.name).toBe(me.name);
  }
});

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

  test("the capitals of a name that begins with a letter made of two have its key", () => {
    expect(nameKey("0\u0149")).toBe(nameKey("0\u0149".toUpperCase().toLowerCase()));
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

describe("[ACC-5] a name in another script, or with an apostrophe as typographers set it", () => {
  test.each([
    ["श्रीनिवास कुमार", "श्रीनिवास कुमार"],
    ["สมชาย ศักดิ์สิทธิ์", "สมชาย ศักดิ์สิทธิ์"],
    ["အောင်ဆန်းစုကြည်", "အောင်ဆန်းစုကြည်"],
    ["مُحَمَّد", "مُحَمَّد"],
    ["李", "李"],
    ["D’Artagnan", "D'Artagnan"],
    ["Jean–Luc", "Jean-Luc"],
  ])("%s has an account, logs in by it, and has a page", async (typed, name) => {
    const browser = await member(typed);
    expect(await browser.read(200, "GET", "/api/me")).toMatchObject({ me: { name } });
    const elsewhere = arena.browser();
    await elsewhere.read(200, "POST", "/api/auth/login", { name: typed, password: "correct horse battery" });
    expect(await elsewhere.read(200, "GET", `/api/users/${encodeURIComponent(typed)}`)).toMatchObject({ name });
  });

  test.each(["admin\u3164", "ad\u115fmin", "\u3164\u3164", "admin\u200b"])("%j is refused", async (name) => {
    const guest = arena.browser();
    await guest.read(201, "POST", "/api/me");
    expect(await guest.read(400, "PATCH", "/api/me", { name })).toMatchObject({ error: "name_invalid" });
  });
});

describe("[ACC-5] names from before a change of the keys", () => {
  const database = arena.storage.database;
  const setOld = (name: string, old: string, key: string) =>
    database.execute(sql`
      with renamed as (update users set name = ${old} where name = ${name} returning id)
      update accounts set name_key = ${key} from renamed where user_id = renamed.id`);
  const logIn = (name: string) =>
    arena.browser().ask("POST", "/api/auth/login", { name, password: "correct horse battery" });

  test("get their keys anew, so their members log in by them as before; a second time there is nothing to do", async () => {
    await member("Old One");
    await setOld("Old One", "นำชัย", "นาชัย");
    expect((await logIn("นำชัย")).status).toBe(401);
    expect(await rekeyNames(database)).toBe(1);
    expect((await logIn("นำชัย")).status).toBe(200);
    expect(await rekeyNames(database)).toBe(0);
  });

  test("stay valid where somebody has the new key already, who keeps it", async () => {
    await member("Mirabel");
    await member("Old Two");
    await setOld("Old Two", "Mirabel\u3164", `${nameKey("Mirabel")}\u1160`);
    expect(await rekeyNames(database)).toBe(0);
    const [kept] = await database.execute<{ key: string }>(
      sql`select name_key as key from accounts join users on users.id = user_id where name = ${"Mirabel\u3164"}`,
    );
    expect(kept?.key).toBe(`${nameKey("Mirabel")}\u1160`);
    expect(await (await logIn("Mirabel")).json()).toMatchObject({ me: { name: "Mirabel" } });
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
