// What a service manager's SIGTERM does to people in the middle of a match.
import { once } from "node:events";
import { createTestDatabase } from "@transcendence/database/testing";
import { expect, test } from "vitest";
import { newRoom, selfHosted } from "./homes.ts";

test("[OPS-3] a stopping arena sends its players away in words, and exits with 0", async () => {
  const database = await createTestDatabase();
  const home = await selfHosted(database.url);
  const socket = new WebSocket(home.url.replace("http", "ws") + (await newRoom(home.url)));
  await once(socket, "message"); // inside
  const left = new Promise<unknown>((done) =>
    socket.addEventListener("close", ({ code, reason, wasClean }) => done({ code, reason, wasClean })),
  );
  const stopped = home.stop();
  expect(await left).toEqual({ code: 4012, reason: "restarting", wasClean: true });
  expect(await stopped).toBe(0);
  await database.close();
});
