// A whole server with two gateway processes: a match between people on different ones, the end of one of them, and of the server.
import { ask, connectWithCookies, valueOf } from "@transcendence/client";
import { createTestDatabase } from "@transcendence/database/testing";
import { DEFAULT_SETTINGS } from "@transcendence/game";
import { gatewaysOf } from "@transcendence/server/testing";
import { expect, onTestFinished, test } from "vitest";
import { selfHosted } from "./homes.ts";
import { Player } from "./player.ts";

const SETTINGS = { GATEWAYS: "2", ROOM_HOSTS: "1" };

test("[OPS-3] people on different gateways play, and go on when one gateway is killed; the server stops in order", async () => {
  const database = await createTestDatabase();
  const home = await selfHosted(database.url, SETTINGS);
  let code = -1;
  const stop = async () => void (code = await home.stop());
  onTestFinished(async () => {
    if (code === -1) await stop();
    await database.close();
  });
  const load = async () => (await fetch(`${home.url}/api/health/load`)).json() as Promise<Load>;
  const names = async () => (await load()).processes.map(({ name }) => name);
  await expect.poll(names).toEqual(["server", "gateway-0", "gateway-1", "rooms-0"]);

  const [anna, boris] = [connectWithCookies(home.url), connectWithCookies(home.url)];
  const settings = { ...DEFAULT_SETTINGS, ballSpeed: 160 } as const;
  const { id } = valueOf(await ask(anna.routes.matches.$post({ json: { settings } })));
  const players = [new Player(anna, id), new Player(boris, id)] as const;
  onTestFinished(() => players.forEach(({ session }) => session.leave()));
  await expect.poll(() => players[0].rooms.at(-1)?.seats.every((seat) => seat?.connected)).toBe(true);
  for (const { session } of players) session.say({ type: "ready" });
  await expect.poll(() => players[0].scored).toBeGreaterThan(0);

  const before = gatewaysOf(home.pid);
  process.kill(before[0]!, "SIGKILL");
  const opened = () => players.reduce((sum, { links }) => sum + links.filter((state) => state === "open").length, 0);
  await expect.poll(opened).toBe(3); // one of the two has another socket
  const scored = Math.max(...players.map((player) => player.scored));
  await expect.poll(() => Math.min(...players.map((player) => player.scored))).toBeGreaterThan(scored);
  for (const { session } of players) expect(session.client?.mismatches).toBe(0);
  await expect.poll(() => gatewaysOf(home.pid).filter((pid) => !before.includes(pid)).length).toBe(1);
  expect((await fetch(`${home.url}/api/health/ready`)).status).toBe(200);

  const all = gatewaysOf(home.pid);
  await stop();
  expect(code).toBe(0);
  expect(all.filter(isThere)).toEqual([]);
});

test("[OPS-3] gateways end when the server is killed", async () => {
  const database = await createTestDatabase();
  const home = await selfHosted(database.url, SETTINGS);
  onTestFinished(async () => {
    await home.stop();
    await database.close();
  });
  const all = gatewaysOf(home.pid);
  expect(all).toHaveLength(2);
  process.kill(home.pid, "SIGKILL");
  await expect.poll(() => all.filter(isThere)).toEqual([]);
});

interface Load {
  readonly processes: readonly { readonly name: string }[];
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
