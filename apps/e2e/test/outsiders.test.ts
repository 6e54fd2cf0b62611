import { askMatchTicket, valueOf } from "@transcendence/client";
import { encodeInput } from "@transcendence/netcode";
import { CLOSE_CODES, PROTOCOL_VERSION } from "@transcendence/protocol";
import { catalogue as en } from "@transcendence/web/i18n/en";
import { expect } from "vitest";
import type { BrowserUser } from "../src/browser-user.ts";
import { RawSocket } from "../src/raw-socket.ts";
import { test } from "../src/test.ts";
import { waitUntil } from "../src/wait-until.ts";

const { match } = en;

async function ticketOf(user: BrowserUser, id: string): Promise<string> {
  return valueOf(await askMatchTicket(user, id)).ticket;
}

const room = (id: string, ticket: string, version: number = PROTOCOL_VERSION) =>
  `/parties/match/${id}?v=${version}&ticket=${encodeURIComponent(ticket)}`;

test("[PLAY-5] [OPS-4] nobody gets into a room without a ticket of this arena, for this match", async ({
  people,
  arenaUrl,
}) => {
  const anna = await people.welcome("Anna");
  const [id, other] = [(await anna.createMatch()).slice(7), (await anna.createMatch()).slice(7)];
  const ticket = await ticketOf(anna, id);
  const [body = "", signature = ""] = ticket.split(".");
  const named = JSON.parse(Buffer.from(body, "base64url").toString()) as object;
  const renamed = Buffer.from(
    JSON.stringify({ ...named, player: { id: "somebodyElse12", name: "Eve", kind: "guest" } }),
  );
  const closes = async (path: string) => (await RawSocket.open(arenaUrl, path)).closed();

  expect(await closes(`/parties/match/${id}?v=${PROTOCOL_VERSION}`)).toBe(CLOSE_CODES.ticket_invalid);
  expect(await closes(room(id, "a.b"))).toBe(CLOSE_CODES.ticket_invalid);
  expect(await closes(room(id, `${renamed.toString("base64url")}.${signature}`))).toBe(CLOSE_CODES.ticket_invalid);
  expect(await closes(room(other, ticket))).toBe(CLOSE_CODES.ticket_invalid);
  expect(await closes(room(id, ticket, PROTOCOL_VERSION + 1))).toBe(CLOSE_CODES.wrong_version);

  const headers = { "x-partykit-room": other, "x-partykit-namespace": "other" };
  const admitted = await RawSocket.open(arenaUrl, `${room(id, ticket)}&_pk=chosen`, headers);
  expect(await admitted.firstRoom()).toMatchObject({ match: id, you: 0 });
  admitted.destroy();
});

test("[PLAY-5] [OPS-4] other doors than a match's are shut: other parties, internal routes, pages of other sites", async ({
  arenaUrl,
}) => {
  const status = async (path: string, options: RequestInit = {}) => (await fetch(arenaUrl + path, options)).status;
  expect(await status("/internal/matches/result", { method: "POST", body: "{}" })).toBe(404);
  expect(await status("/internal/drain", { method: "POST" })).toBe(404);
  expect(await status("/api/../internal/drain", { method: "POST" })).toBe(404);
  expect(await status("/parties/match/NeverWasThere12")).toBe(426);
  expect(await RawSocket.status(arenaUrl, "/parties/other/NeverWasThere12")).toBe(404);
  expect(await RawSocket.status(arenaUrl, "/internal/drain")).toBe(404);
  expect(
    await RawSocket.status(arenaUrl, "/parties/match/NeverWasThere12", { origin: "https://elsewhere.example" }),
  ).toBe(403);
  expect(await status("/api/matches", { method: "POST", headers: { origin: "https://elsewhere.example" } })).toBe(403);
});

test.for(["/", "/settings", "/api/health/live", "/nowhere.js"])(
  "[OPS-4] an answer carries the headers that keep others out: %s",
  async (path, { arenaUrl }) => {
    const { headers } = await fetch(arenaUrl + path);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain("unsafe");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("referrer-policy")).not.toBeNull();
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
  },
);

test("[PLAY-5] what a spectator's program sends changes nothing", async ({ people, arenaUrl }) => {
  const { anna, boris, id } = await people.begin({ pointsToWin: 21, ballSpeed: 50 });
  const eve = await RawSocket.open(arenaUrl, room(id, await ticketOf(await people.welcome("Eve"), id)));
  expect(await eve.firstRoom()).toMatchObject({ you: null });
  await boris.hears("between");
  const { clock } = anna.line.room!.state as { clock: { epoch: number } };
  for (let ahead = 0; ahead < 30; ahead++) eve.send(encodeInput(clock.epoch, Math.floor(anna.line.tick) + ahead, -1));
  for (const type of ["resign", "claim", "abort", "ready"]) eve.send(JSON.stringify({ type }));
  await waitUntil(() => eve.errors.length === 4, "four refusals");
  expect(new Set(eve.errors)).toEqual(new Set(["not_allowed"]));
  const tick = anna.line.tick;
  await waitUntil(() => (anna.line.confirmed?.tick ?? 0) > tick, "a keyframe after all that");
  expect(anna.line.confirmed!.paddles.map(({ center }) => center)).toEqual([0, 0]);
  expect(["rally", "between"]).toContain(boris.line.phase);
  eve.destroy();
});

test("[PLAY-5] [PLAY-11] a player's socket that talks nonsense is closed; the match waits, and goes on when they are back", async ({
  people,
  arenaUrl,
}) => {
  const { anna, boris, id } = await people.begin({ pointsToWin: 21, ballSpeed: 50 });
  await boris.hears("between");
  for (const nonsense of [Uint8Array.of(0xff, 1, 2, 3), "{", JSON.stringify({ type: "score", seat: 0, points: 11 })]) {
    const program = await RawSocket.open(arenaUrl, room(id, await ticketOf(anna, id)));
    await program.firstRoom();
    program.send(nonsense);
    expect(await program.closed()).toBe(CLOSE_CODES.malformed);
  }
  await boris.sees(match.paused.title({ name: anna.line.room!.seats[0]!.player.name }));
  const { score } = boris.line.room!;
  await anna.button(match.takenOver.here).click();
  await Promise.all([anna.hears("countdown"), boris.hears("countdown")]);
  await waitUntil(() => boris.line.world()?.inPlay, "play to go on");
  expect(boris.line.room!.score).toEqual(score);
});
