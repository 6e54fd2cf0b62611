// [OPS-3] Postgres goes away and comes back while the API runs.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { connect, migrate } from "@transcendence/database";
import { startEmbeddedPostgres } from "@transcendence/database/embedded";
import type { MatchSummary, Me } from "@transcendence/protocol";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openApiHarness } from "./api-harness.ts";
import { play, resultOf } from "./played.ts";

const PATIENCE_MS = 1000; // more than anything takes that is answered, on a busy machine, too
const dataDir = mkdtempSync(join(tmpdir(), "transcendence-outage-"));
let server = await startEmbeddedPostgres({ dataDir, durable: false });
await migrate(server.url, fileURLToPath(new URL("../../../drizzle", import.meta.url)));
const connection = connect(server.url, 3);
const arena = await openApiHarness({ patienceMs: PATIENCE_MS }, { ...connection, url: server.url });
const ada = arena.browser();
const bob = arena.browser();
let seats: [string, string];

beforeAll(async () => {
  seats = [(await ada.read<Me>(201, "POST", "/api/me")).id, (await bob.read<Me>(201, "POST", "/api/me")).id];
});
afterAll(async () => {
  await connection.close();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function expectAway(): Promise<void> {
  for (const [method, path, body] of [
    ["GET", "/api/health/ready", undefined],
    ["GET", "/api/me", undefined],
    ["POST", "/api/matches", {}],
    ["POST", "/api/matches/0123456789abcdef/ticket", undefined],
  ] as const) {
    const response = await ada.ask(method, path, body);
    expect([path, response.status, response.headers.get("Retry-After")]).toEqual([path, 503, "2"]);
    expect(await response.json()).toMatchObject({ error: "unavailable" });
  }
  expect((await ada.ask("GET", "/api/health/live")).status).toBe(200);
}

async function expectBack(): Promise<void> {
  await vi.waitFor(async () => expect((await ada.ask("GET", "/api/health/ready")).status).toBe(200), {
    timeout: 20_000,
  });
  expect(await ada.read<{ me: Me }>(200, "GET", "/api/me")).toMatchObject({ me: { id: seats[0] } });
}

test("stopped: requests are told to try again, and served when it has been started again", async () => {
  await expectBack();
  await server.stop();
  await expectAway();
  await expectAway();
  server = await startEmbeddedPostgres({ dataDir, durable: false, port: server.port });
  await expectBack();
});

test("killed in the middle of many requests: each is answered, and what is written afterwards is whole", async () => {
  await expectBack();
  const played = play();
  const { id } = await ada.read<MatchSummary>(201, "POST", "/api/matches", { settings: played.settings });
  const told = resultOf(id, seats, played);
  const storm = Array.from({ length: 12 }, () => arena.tell("/internal/matches/result", told));
  process.kill(server.pid() ?? 0, "SIGKILL");
  const answers = await Promise.all(storm);
  expect(answers.filter(({ status }) => status !== 200 && status !== 503)).toEqual([]);
  await expectBack(); // the embedded server revives itself
  await vi.waitFor(async () => expect((await arena.tell("/internal/matches/result", told)).status).toBe(200), {
    timeout: 20_000,
  });
  expect(await bob.read<MatchSummary>(200, "GET", `/api/matches/${id}`)).toMatchObject({ result: played.result });
});

test("silent, as behind a pulled cable: nobody waits longer than the API's patience", async () => {
  const pids = await backends();
  for (const pid of pids) process.kill(pid, "SIGSTOP");
  try {
    await expectAway();
  } finally {
    for (const pid of pids) process.kill(pid, "SIGCONT");
  }
  await expectBack();
});

test("it is told to whoever keeps the arena, once in a while, and not as a mistake", () => {
  const line = { level: "warn", event: "database.unavailable", fields: expect.anything() };
  expect(arena.logged).toEqual([line, line]); // by the public app, and by the rooms'
});

async function backends(): Promise<number[]> {
  const rows = await connection.database.execute<{ pid: number }>(
    "select pid from pg_stat_activity where client_port is not null",
  );
  return [server.pid() ?? 0, ...rows.map(({ pid }) => pid)];
}
