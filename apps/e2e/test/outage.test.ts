import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ask } from "@transcendence/client";
import { startEmbeddedPostgres } from "@transcendence/database/embedded";
import { startServer } from "@transcendence/tools/server-process";
import { catalogue as en } from "@transcendence/web/i18n/en";
import { expect, onTestFailed, onTestFinished } from "vitest";
import { test } from "../src/test.ts";
import { waitUntil } from "../src/wait-until.ts";

test("[OPS-3] Postgres is down when a match ends: both see the result, and it is stored once when the database is back", async ({
  people,
}) => {
  const dataDir = mkdtempSync(join(tmpdir(), "arena-outage-"));
  let postgres = await startEmbeddedPostgres({ dataDir, durable: false });
  const { port } = postgres;
  const arena = await startServer({ databaseUrl: postgres.url });
  onTestFailed(() => console.log(arena.output));
  onTestFinished(async () => {
    await arena.remove();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const { url } = arena;
  people.problems.expect(/status of 503|answered 503/);
  const { anna, boris, id } = await people.begin(
    { pointsToWin: 1, margin: 1, ballSpeed: 150 },
    await people.welcome("Anna", { url }),
    await people.welcome("Boris", { url }),
  );
  await postgres.stop();
  await Promise.all([anna.hears("finished"), boris.hears("finished")]);
  const { winner } = (anna.line.room!.state as { result: { winner: 0 | 1 } }).result;
  await [anna, boris][winner]!.sees(en.match.finished.wonYou);
  await waitUntil(() => arena.output.includes("room.delivery_failed"), "a delivery to fail");
  expect((await anna.routes.matches[":id"].$get({ param: { id } })).status).toBe(503);

  postgres = await startEmbeddedPostgres({ dataDir, durable: false, port });
  const list = await waitUntil(async () => {
    const answer = await ask(anna.routes.me.matches.$get({ query: {} }));
    if (!answer.ok) return null;
    const { matches } = answer.value;
    return matches[0]?.status === "finished" ? matches : null;
  }, "the result in the database");
  expect(list).toHaveLength(1);
  expect(list[0]).toMatchObject({ id, result: { outcome: "won", winner, score: anna.line.room!.score } });
});
