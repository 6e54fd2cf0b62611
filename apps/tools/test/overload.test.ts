// A whole server whose rooms' process is stopped and goes on: as late as a process can be, and alive.
import { createTestDatabase } from "@transcendence/database/testing";
import { workerds } from "@transcendence/server/testing";
import { expect, onTestFinished, test } from "vitest";
import { newRoom, selfHosted } from "./homes.ts";

interface Load {
  readonly isOverloaded: boolean;
  readonly processes: readonly { readonly name: string; readonly latenessMs: number }[];
  readonly overloads: number;
  readonly refusals: number;
}

test("[OPS-3] a server that is late begins no new match, says so, keeps those that run, and recovers by itself", async () => {
  const database = await createTestDatabase();
  const home = await selfHosted(database.url, { MAX_LATENESS_MS: "1000", ROOM_HOSTS: "1" });
  const [rooms] = workerds(home.pid);
  onTestFinished(async () => {
    process.kill(rooms!, "SIGCONT");
    await home.stop();
    await database.close();
  });
  const load = async () => (await fetch(`${home.url}/api/health/load`)).json() as Promise<Load>;
  const begin = async () => {
    const headers = { origin: home.url, "content-type": "application/json" };
    const response = await fetch(`${home.url}/api/matches`, { method: "POST", headers, body: "{}" });
    return [response.status, ((await response.json()) as { error?: string }).error];
  };
  const socket = new WebSocket(home.url.replace("http", "ws") + (await newRoom(home.url)));
  await new Promise((done) => socket.addEventListener("message", done, { once: true }));
  await expect.poll(async () => (await load()).processes.map(({ name }) => name)).toEqual(["server", "rooms-0"]);

  process.kill(rooms!, "SIGSTOP");
  await expect.poll(async () => (await load()).isOverloaded).toBe(true);
  expect(await begin()).toEqual([503, "overloaded"]);
  const { processes, overloads, refusals } = await load();
  expect(processes.find(({ name }) => name === "rooms-0")!.latenessMs).toBeGreaterThanOrEqual(1000); // rounded
  expect([overloads, refusals]).toEqual([1, 1]);

  process.kill(rooms!, "SIGCONT");
  await expect.poll(async () => (await load()).isOverloaded).toBe(false);
  expect((await begin())[0]).toBe(201);
  expect(socket.readyState).toBe(WebSocket.OPEN); // nobody who plays was sent away
  socket.close();
});
