import { readFileSync } from "node:fs";
import type { Me, Profile } from "@transcendence/protocol";
import { AVATAR_NIGHT } from "@transcendence/protocol/avatar-drawing";
import { readPictureHeader } from "@transcendence/protocol/picture-header";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { POSTGRES_FILES } from "../src/index.ts";
import { sweepAvatars } from "../src/pictures/avatars.ts";
import { type Browser, openApiHarness } from "./api-harness.ts";
import { makeMember } from "./members.ts";
import {
  animatedPng,
  animatedWebp,
  type Bytes,
  GIF,
  join,
  jpeg,
  jpegWithPlace,
  png,
  pngBomb,
  pngWith,
  webp,
  webpWithPlace,
} from "./pictures.ts";

const arena = await openApiHarness();
afterAll(() => arena.storage.close());

const PLACE = "48.8584 N 2.2945 E, at home";

async function upload(
  browser: Browser,
  picture: Bytes,
): Promise<{ status: number; body: { avatar: string; error?: string } }> {
  arena.nowMs += 60_000; // as often as the limit of uploads allows
  const response = await browser.send("PUT", "/api/me/avatar", picture, { "Content-Type": "image/png" });
  return { status: response.status, body: (await response.json()) as { avatar: string; error?: string } };
}

async function see(hash: string, size: number): Promise<Response> {
  return arena.browser().ask("GET", `/api/avatars/${hash}/${size}`);
}

async function stored(): Promise<{ avatars: number; files: number }> {
  const [counted] = await arena.storage.database.execute<{ avatars: number; files: number }>(
    sql`select (select count(*)::int from avatars) as avatars, (select count(*)::int from files) as files`,
  );
  return { avatars: counted?.avatars ?? -1, files: counted?.files ?? -1 };
}

describe("[ACC-5] a picture that is taken", () => {
  test.each([
    ["PNG", png(300, 200)],
    ["JPEG", jpeg(200, 300)],
    ["WebP", webp(64, 64)],
    ["PNG of one pixel", png(1, 1)],
  ])("%s becomes two squares of WebP, kept for ever under their hash", async (_, picture) => {
    const { browser } = await makeMember(arena);
    const { status, body } = await upload(browser, picture);
    expect([status, body]).toEqual([200, { avatar: expect.stringMatching(/^[\w-]{43}$/) }]);
    for (const size of [64, 256]) {
      const response = await see(body.avatar, size);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("image/webp");
      expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      const header = readPictureHeader(new Uint8Array(await response.arrayBuffer()));
      expect(header).toEqual({ state: "still", type: "webp", width: size, height: size });
    }
  });

  test("is seen where its owner is: by themselves, in tickets and in lists", async () => {
    const { browser } = await makeMember(arena);
    const { avatar } = (await upload(browser, png(50, 50, 1))).body;
    expect((await browser.read<{ me: Me }>(200, "GET", "/api/me")).me.avatar).toBe(avatar);
    expect((await browser.read<Profile>(200, "GET", "/api/me/profile")).avatar).toBe(avatar);
    const match = await browser.read<{ id: string; seats: { avatar?: string }[] }>(201, "POST", "/api/matches", {});
    expect(match.seats[0]?.avatar).toBe(avatar);
    const { ticket } = await browser.read<{ ticket: string }>(200, "POST", `/api/matches/${match.id}/ticket`);
    expect(Buffer.from(ticket.split(".")[0] ?? "", "base64url").toString()).toContain(avatar);
    const { matches } = await browser.read<{ matches: { seats: { avatar?: string }[] }[] }>(
      200,
      "GET",
      "/api/me/matches",
    );
    expect(matches[0]?.seats[0]?.avatar).toBe(avatar);
  });

  test.each([
    ["a JPEG's place", jpegWithPlace(PLACE)],
    ["a WebP's place", webpWithPlace(PLACE)],
    ["a PNG's words", pngWith("tEXt", join(`Comment\0${PLACE}`))],
    ["what lies behind a picture", join(png(), PLACE)],
    ["a page within a picture", pngWith("tEXt", join(`x\0<script>${PLACE}</script>`))],
  ])("%s is not in what is stored", async (_, picture) => {
    expect(Buffer.from(picture).includes(PLACE)).toBe(true);
    const { browser } = await makeMember(arena);
    const { status, body } = await upload(browser, picture);
    expect(status).toBe(200);
    for (const size of [64, 256]) {
      const bytes = Buffer.from(await (await see(body.avatar, size)).arrayBuffer());
      expect(bytes.subarray(0, 4).toString()).toBe("RIFF");
      expect(bytes.includes("home")).toBe(false);
      expect(bytes.includes("script")).toBe(false);
      expect(bytes.length).toBe(bytes.readUInt32LE(4) + 8); // and nothing after its end
    }
  });
});

test("[ACC-5] [OPS-4] a picture exactly as wide as one may be is taken", async () => {
  const { browser } = await makeMember(arena);
  expect((await upload(browser, pngBomb(4096, 2))).status).toBe(200);
});

describe("[ACC-5] [OPS-4] a picture that is refused", () => {
  test.each([
    ["an animated PNG", animatedPng(), "picture_animated"],
    ["an animated WebP", animatedWebp(), "picture_animated"],
    ["a GIF", GIF, "picture_animated"],
    ["a GIF that is a script as well", join("GIF89a/*", "*/=1;alert(1)"), "picture_animated"],
    ["SVG", join('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), "picture_invalid"],
    ["HTML", join("<!doctype html><script>alert(1)</script>"), "picture_invalid"],
    ["nothing", new Uint8Array(), "picture_invalid"],
    ["JSON", join("{}"), "picture_invalid"],
    ["a PNG that ends early", png(200, 200).slice(0, 400), "picture_invalid"],
    ["a JPEG that ends in its tables", jpeg().slice(0, 100), "picture_invalid"],
    ["a WebP that ends early", webp(100, 100).slice(0, 60), "picture_invalid"],
    ["a PNG of nonsense", pngWith("IDAT", new Uint8Array(50)), "picture_invalid"],
    ["what would be enormous once unpacked", pngBomb(60_000, 60_000), "picture_invalid"],
    ["what is a little too wide", pngBomb(4097, 1), "picture_invalid"],
    ["what says it is small and unpacks to more", pngBomb(100, 100_000), "picture_invalid"],
  ])("%s", async (_, picture, error) => {
    const { browser } = await makeMember(arena);
    const before = await stored();
    const { status, body } = await upload(browser, picture);
    expect([status, body.error]).toEqual([400, error]);
    expect(await stored()).toEqual(before);
  });

  test("more than 2 MiB; other routes still take no more than 16 kB", async () => {
    const { browser } = await makeMember(arena);
    const large = join(png(), new Uint8Array(2_097_152));
    expect((await upload(browser, large)).status).toBe(413);
    expect((await upload(browser, large.slice(0, 2_097_152))).status).toBe(200);
    const words = JSON.stringify({ biography: "a", filler: "b".repeat(20_000) });
    expect((await browser.send("PATCH", "/api/me/profile", words)).status).toBe(413);
  });

  test("from outsiders and guests, before it is read", async () => {
    const guest = arena.browser();
    await guest.ask("POST", "/api/me");
    expect((await upload(arena.browser(), png())).status).toBe(401);
    expect((await upload(guest, png())).body.error).toBe("members_only");
  });

  test("when many are sent at once", async () => {
    const busy = await openApiHarness({ pictures: { maxSide: 4096, prepare: async () => "busy" } }, arena.storage);
    busy.address = "192.0.2.2";
    const { browser } = await makeMember(busy);
    const response = await browser.send("PUT", "/api/me/avatar", png());
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
  });
});

describe("[ACC-5] pictures are stored once, for as long as somebody has them", () => {
  test("the same from two members is one; it goes with the last of them", async () => {
    const before = await stored();
    const [anna, boris] = [await makeMember(arena), await makeMember(arena)];
    const { avatar } = (await upload(anna.browser, png(70, 70, 2))).body;
    expect((await upload(boris.browser, png(70, 70, 2))).body.avatar).toBe(avatar);
    expect(await stored()).toEqual({ avatars: before.avatars + 1, files: before.files + 2 });
    await anna.browser.read(200, "DELETE", "/api/me/avatar");
    expect((await see(avatar, 64)).status).toBe(200);
    expect(await boris.browser.read(200, "DELETE", "/api/me/avatar")).toEqual({ avatar: null });
    expect((await see(avatar, 64)).status).toBe(404);
    expect(await stored()).toEqual(before);
    expect((await boris.browser.read<{ me: Me }>(200, "GET", "/api/me")).me).not.toHaveProperty("avatar");
  });

  test("another one takes the place of the first", async () => {
    const before = await stored();
    const { browser } = await makeMember(arena);
    const { avatar: first } = (await upload(browser, png(70, 70, 3))).body;
    const { avatar: second } = (await upload(browser, png(70, 70, 4))).body;
    expect(await stored()).toEqual({ avatars: before.avatars + 1, files: before.files + 2 });
    expect([(await see(first, 256)).status, (await see(second, 256)).status]).toEqual([404, 200]);
    await upload(browser, png(70, 70, 4)); // again
    expect((await see(second, 256)).status).toBe(200);
    await browser.ask("DELETE", "/api/me/avatar");
  });

  test("given and taken at the same time, one that somebody has is never gone", async () => {
    const [anna, boris] = [await makeMember(arena), await makeMember(arena)];
    for (let round = 0; round < 8; round++) {
      const { avatar } = (await upload(anna.browser, png(20, 20, 5))).body;
      const [{ status }] = await Promise.all([
        upload(boris.browser, png(20, 20, 5)),
        anna.browser.ask("DELETE", "/api/me/avatar"),
      ]);
      expect(status).toBe(200);
      expect((await see(avatar, 64)).status).toBe(200);
      await boris.browser.ask("DELETE", "/api/me/avatar");
      expect((await see(avatar, 64)).status).toBe(404);
    }
  });

  test("those of members who were deleted are swept", async () => {
    const { browser, user } = await makeMember(arena);
    const { avatar } = (await upload(browser, png(70, 70, 6))).body;
    await arena.storage.database.execute(sql`delete from users where id = ${user.id}`);
    expect((await see(avatar, 64)).status).toBe(200);
    await sweepAvatars({ database: arena.storage.database, files: POSTGRES_FILES });
    expect((await see(avatar, 64)).status).toBe(404);
  });
});

describe("[ACC-5] an address of a picture", () => {
  test.each([
    `/api/avatars/${"A".repeat(43)}/64`,
    `/api/avatars/${"A".repeat(43)}/65`,
    "/api/avatars/..%2F..%2Fsecret/64",
    "/api/avatars/%00/64",
    "/api/avatars/drawn/x",
  ])("%s: not there, and not kept", async (path) => {
    const response = await arena.browser().ask("GET", path);
    expect([response.status, response.headers.get("cache-control")]).toEqual([404, "no-store"]);
  });

  test("whoever has none is drawn, in the colours of the pages at night", async () => {
    const response = await arena.browser().ask("GET", "/api/avatars/drawn/0123456789abcdef");
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "image/svg+xml"]);
    expect(await response.text()).toMatch(/^<svg xmlns="[^"]+" viewBox="0 0 8 8"[^>]*>(?:<path [^>]+>)+<\/svg>$/);
    const tokens = readFileSync(new URL("../../web/src/ui/tokens.css", import.meta.url), "utf8");
    const colours = [...tokens.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].toReversed(); // the first of a name counts
    const night = new Map(colours.map(([, name, hex]) => [name, hex]));
    for (const [name, hex] of Object.entries(AVATAR_NIGHT))
      expect([name, hex]).toEqual([name, night.get(name === "ground" ? "raised" : name)]);
  });
});
