// The rooms' process dies and cannot be started again for a while, or cannot store anything.
import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { createTestDatabase } from "@transcendence/database/testing";
import { fragileWorkerd, workerds } from "@transcendence/server/testing";
import { expect, onTestFinished, test } from "vitest";
import { newRoom, selfHosted } from "./homes.ts";

function begin(url: string): Promise<Response> {
  const headers = { origin: url, "content-type": "application/json" };
  return fetch(`${url}/api/matches`, { method: "POST", headers, body: "{}" });
}

test("[OPS-3] an arena whose rooms do not start again says so, begins no match, and recovers by itself", async () => {
  const workerd = fragileWorkerd();
  const database = await createTestDatabase();
  const home = await selfHosted(database.url);
  onTestFinished(async () => {
    await home.stop();
    await database.close();
    workerd.remove();
  });
  const ready = async () => {
    const response = await fetch(`${home.url}/api/health/ready`);
    return [response.status, await response.json()];
  };
  expect(await ready()).toEqual([200, { status: "ok" }]);

  workerd.fail("no memory\n");
  process.kill(workerds(home.pid)[0]!, "SIGKILL");
  await expect.poll(ready).toMatchObject([503, { error: "unavailable", missing: ["rooms"] }]);
  // Whoever begins a match waits out a usual restart; only then is none begun. Few are asked for: their number is limited.
  await expect.poll(async () => (await begin(home.url)).status, { interval: 1000 }).toBe(503);
  expect(await (await begin(home.url)).json()).toMatchObject({ error: "rooms_unavailable" });

  workerd.heal();
  const recovery = { timeout: 90_000 }; // the waits between two starts have grown
  await expect.poll(async () => (await fetch(`${home.url}/api/health/ready`)).status, recovery).toBe(200);
  const socket = new WebSocket(home.url.replace("http", "ws") + (await newRoom(home.url)));
  await new Promise((done) => socket.addEventListener("message", done, { once: true }));
  socket.close();
});

test.skipIf(process.platform !== "linux")(
  "[OPS-3] on a full disk no match begins, and everything goes on when there is room again",
  async () => {
    const database = await createTestDatabase();
    const home = await selfHosted(database.url);
    onTestFinished(async () => {
      await home.stop();
      await database.close();
    });
    const probe = join(home.dataDir, ".writable");
    symlinkSync("/dev/full", probe); // every write to it fails with ENOSPC
    // What was found a moment ago counts for some seconds.
    await expect.poll(async () => (await begin(home.url)).status, { interval: 1000 }).toBe(503);
    expect(await (await begin(home.url)).json()).toMatchObject({ error: "rooms_unavailable" });
    const ready = await fetch(`${home.url}/api/health/ready`);
    expect([ready.status, await ready.json()]).toMatchObject([503, { missing: ["disk"] }]);
    expect((await fetch(home.url)).status).toBe(200);
    rmSync(probe);
    await expect.poll(async () => (await begin(home.url)).status, { interval: 1000 }).toBe(201);
  },
);
