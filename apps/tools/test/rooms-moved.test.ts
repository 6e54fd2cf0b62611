// A server is started with another way to carry its rooms, or another number of hosts, on the same data.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase } from "@transcendence/database/testing";
import { PROTOCOL_VERSION, type RoomMessage } from "@transcendence/protocol";
import { expect, onTestFinished, test } from "vitest";
import { selfHosted } from "./homes.ts";

test("[OPS-3] a match goes on when its room moves to a host, and when there are more hosts than before", async () => {
  const database = await createTestDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), "arena-"));
  const start = (settings: Record<string, string>) => selfHosted(database.url, { DATA_DIR: dataDir, ...settings });
  let home = await start({ ROOMS: "direct" });
  onTestFinished(async () => {
    await home.stop();
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const match = await createMatch(home.url);
  const first = await see(home.url, match, "waiting");
  first.socket.send(JSON.stringify({ type: "ready" }));
  await first.hears("countdown");
  for (const settings of [
    { ROOMS: "gateway", ROOM_HOSTS: "1" },
    { ROOMS: "gateway", ROOM_HOSTS: "3" },
  ]) {
    expect(await home.stop()).toBe(0);
    home = await start(settings);
    const { socket } = await see(home.url, match, "paused"); // not "waiting": it was begun before
    socket.close();
  }
  expect(await home.stop()).toBe(0);
  expect(roomFiles(dataDir).every((file) => file.startsWith("hosts-3"))).toBe(true);
  expect((await start({ ROOMS: "direct" })).url).toBe(""); // refused, in words
  home = await start({ ROOMS: "gateway", ROOM_HOSTS: "3" });
});

interface Match {
  readonly id: string;
  readonly cookie: string;
}

async function ask(url: string, path: string, body: unknown, cookie = ""): Promise<Response> {
  const headers = { origin: url, cookie, "content-type": "application/json" };
  return fetch(url + path, { method: "POST", headers, body: JSON.stringify(body) });
}

/** Against a computer player, which needs nobody else. */
async function createMatch(url: string): Promise<Match> {
  const created = await ask(url, "/api/matches", { opponent: { computer: "pebble" } });
  expect(created.status).toBe(201);
  const cookies = created.headers.getSetCookie().map((text) => text.split(";")[0]);
  return { id: ((await created.json()) as { id: string }).id, cookie: cookies.join("; ") };
}

async function see(url: string, { id, cookie }: Match, phase: string) {
  const answer = await ask(url, `/api/matches/${id}/ticket`, {}, cookie);
  const { ticket } = (await answer.json()) as { ticket: string };
  const socket = new WebSocket(
    `${url.replace("http", "ws")}/parties/match/${id}?v=${PROTOCOL_VERSION}&ticket=${ticket}`,
  );
  const phases: string[] = [];
  socket.addEventListener("message", ({ data }) => {
    if (typeof data === "string") phases.push((JSON.parse(data) as RoomMessage).state.phase);
  });
  const hears = (wanted: string) => expect.poll(() => phases).toContain(wanted);
  await hears(phase);
  return { socket, hears };
}

const roomFiles = (dataDir: string) =>
  readdirSync(join(dataDir, "rooms"), { recursive: true, encoding: "utf8" }).filter((file) =>
    /[0-9a-f]{64}\.sqlite$/.test(file),
  );
