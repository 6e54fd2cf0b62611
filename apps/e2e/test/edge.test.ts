import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "@transcendence/database";
import { startEmbeddedPostgres } from "@transcendence/database/embedded";
import { inRoot } from "@transcendence/tools/root";
import { startEdge } from "@transcendence/tools/wrangler-dev";
import { catalogue as en } from "@transcendence/web/i18n/en";
import { expect, onTestFinished } from "vitest";
import { test } from "../src/test.ts";
import { waitUntil } from "../src/wait-until.ts";

test("[OPS-5] the edge's worker, in wrangler dev: two people play to the stored result, and paths of the API are never swallowed by the pages", async ({
  people,
}) => {
  const dataDir = mkdtempSync(join(tmpdir(), "arena-edge-"));
  const postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, "postgres"), durable: false });
  await migrate(postgres.url, inRoot("drizzle"));
  const edge = await startEdge({
    databaseUrl: postgres.url,
    secret: randomBytes(32).toString("hex"),
    storage: join(dataDir, "edge"),
    output: "ignore",
  });
  onTestFinished(async () => {
    await edge.stop();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const { url } = edge;

  const navigation = { headers: { "sec-fetch-mode": "navigate", accept: "text/html" } };
  for (const path of ["/api/me", "/api/nowhere", "/internal/matches/result", "/parties/match/NeverWasThere12"]) {
    const answer = await fetch(url + path, navigation);
    expect(await answer.text()).not.toContain("<html");
  }
  const page = await fetch(`${url}/match/NeverWasThere12`, navigation);
  expect(await page.text()).toContain("<html");
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");

  const [anna, boris] = [await people.welcome("Anna", { url }), await people.welcome("Boris", { url })];
  await anna.open("/");
  await anna.playFriend({ pointsToWin: 2, margin: 1, ballSpeed: 160 });
  await boris.page.goto(anna.page.url());
  await Promise.all([anna.isReady(), boris.isReady()]);
  await Promise.all([anna.hears("finished"), boris.hears("finished")]);
  const { winner } = (anna.line.room!.state as { result: { winner: 0 | 1 } }).result;
  await [anna, boris][winner]!.sees(en.match.finished.wonYou);
  const stored = await waitUntil(async () => (await anna.match(anna.matchId)).result, "the result in the database");
  expect(stored).toMatchObject({ winner, score: anna.line.room!.score });

  await anna.routes.me.$delete(); // a guest who wants to be forgotten
  await anna.sees(en.match.closed.revoked.title);
  expect((await boris.match(boris.matchId)).seats[0]).toBe(null);
});
