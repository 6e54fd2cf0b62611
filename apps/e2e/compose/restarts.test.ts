// The server's container stops and starts while people play.
import { inRoot } from "@transcendence/tools/root";
import { catalogue as en } from "@transcendence/web/i18n/en";
import { expect, inject } from "vitest";
import { AutoPlayer } from "../src/auto-player.ts";
import { test } from "../src/test.ts";
import { waitUntil } from "../src/wait-until.ts";
import { COMPOSE, run, Stack } from "./stack.ts";

const stack = new Stack(inject("stack"));

test("[OPS-3] SIGTERM: players are told, the server ends by itself within ten seconds, and after the start the match goes on", async ({
  people,
}) => {
  people.problems.expect(/WebSocket connection to|status of 50\d|answered 50\d|ERR_/);
  const { anna, boris } = await people.begin({ pointsToWin: 21, paddleSize: 200 });
  const autoPlayers = [new AutoPlayer(anna), new AutoPlayer(boris)];
  await waitUntil(() => (anna.line.world()?.hits ?? 0) >= 1, "a hit");
  const told = [anna, boris].map(({ page }) => page.getByText(en.match.connection.restarting).waitFor());
  const container = await stack.container("server");
  await run("docker", ["stop", "--time", "10", container]);
  await Promise.all(told);
  const { score } = anna.line.room!;
  expect(await run("docker", ["inspect", container, "--format", "{{.State.ExitCode}}"])).toBe("0\n"); // 137: killed after ten
  await run("docker", ["start", container]);
  await Promise.all([anna.hears("countdown"), boris.hears("countdown")]);
  expect(anna.line.room!.score).toEqual(score);
  await Promise.all([anna.hears("rally"), boris.hears("rally")]);
  await Promise.all(autoPlayers.map((autoPlayer) => autoPlayer.stop()));
});

test("[OPS-3] the server restarts twice while ten matches run: no point and no result is lost", async () => {
  const bench = [inRoot("apps/bench/src/main.ts"), "restarts", "--times", "2", "--url", stack.url];
  const trusting = { ...stack.env, NODE_TLS_REJECT_UNAUTHORIZED: "0", NODE_NO_WARNINGS: "1" }; // Caddy's own authority
  const command = `${COMPOSE} restart -t 15 server`;
  const figures = await run(process.execPath, [...bench, "--command", command], {
    cwd: stack.place.folder,
    env: trusting,
  });
  console.log(figures);
  expect(figures).toContain("10 of 10 were played to their end; 10 results are stored as they were told; 0 points");
});
