// A whole server whose rooms' process is killed in the middle of a match.
import { ask, connectWithCookies, valueOf } from "@transcendence/client";
import { createTestDatabase } from "@transcendence/database/testing";
import { DEFAULT_SETTINGS } from "@transcendence/game";
import { workerds } from "@transcendence/server/testing";
import { expect, onTestFinished, test } from "vitest";
import { selfHosted } from "./homes.ts";
import { Player } from "./player.ts";

test("[OPS-3] [R14] players behind a gateway keep their sockets when the rooms' process is killed, and lose no point", async () => {
  const database = await createTestDatabase();
  const home = await selfHosted(database.url, { ROOM_HOSTS: "1" });
  onTestFinished(async () => {
    await home.stop();
    await database.close();
  });
  const [anna, boris] = [connectWithCookies(home.url), connectWithCookies(home.url)];
  const settings = { ...DEFAULT_SETTINGS, ballSpeed: 160 } as const;
  const { id } = valueOf(await ask(anna.routes.matches.$post({ json: { settings } })));
  const [one, two] = [new Player(anna, id), new Player(boris, id)];
  onTestFinished(() => {
    one.session.leave();
    two.session.leave();
  });
  await expect.poll(() => one.rooms.at(-1)?.seats.every((seat) => seat?.connected)).toBe(true);
  one.session.say({ type: "ready" });
  two.session.say({ type: "ready" });
  await expect.poll(() => one.scored).toBeGreaterThan(0);
  const { score } = one.room;
  const { epoch } = one.clock;
  process.kill(workerds(home.pid)[0]!, "SIGKILL");
  await expect.poll(() => [one.clock.epoch, two.clock.epoch].every((each) => each !== epoch)).toBe(true);
  for (const player of [one, two]) expect(player.links).toEqual(["open"]); // on the sockets that they had
  for (const seat of [0, 1] as const) expect(one.room.score[seat]).toBeGreaterThanOrEqual(score[seat]);
  const before = one.scored;
  await expect.poll(() => one.scored).toBeGreaterThan(before); // the ball flies again
  expect(one.session.client?.mismatches).toBe(0);
});
