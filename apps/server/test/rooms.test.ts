import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { nextWait } from "../src/rooms-process.ts";
import { fragileWorkerd, type FragileWorkerd, workerds } from "../src/testing.ts";
import { type GatewayFront, startGatewayFront } from "./gateway-front.ts";

const NOTHING = (_: unknown, response: { end: () => unknown }) => void response.end();
let storage: string;
let workerd: FragileWorkerd;
let stop = async () => {};

beforeEach(() => {
  storage = mkdtempSync(join(tmpdir(), "rooms-"));
  workerd = fragileWorkerd();
});
afterEach(async () => {
  await stop(); // also what a failed test leaves: the next would find it
  workerd.remove();
  rmSync(storage, { recursive: true, force: true });
});

async function startFront(): Promise<GatewayFront> {
  const front = await startGatewayFront(storage, NOTHING);
  let stopping: Promise<void> | undefined;
  stop = () => (stopping ??= front.stop());
  return { ...front, stop };
}

/** Whether a browser's socket is let in. */
async function opens(port: number): Promise<boolean> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/parties/match/abcdefghijkl?v=1&ticket=any.ticket`);
  return new Promise<boolean>((resolve) => {
    socket.once("open", () => resolve(true));
    socket.once("error", () => resolve(false)); // 503: not quite yet
  }).finally(() => socket.terminate());
}

test("[OPS-3] rooms whose restart fails come back by themselves, and say meanwhile that they are away", async () => {
  const front = await startFront();
  const { hosts: rooms } = front;
  expect([await rooms.answer(), rooms.areAway()]).toEqual([true, false]);
  workerd.fail("no memory\n");
  process.kill(workerds()[0]!, "SIGKILL");
  await expect.poll(() => rooms.areAway()).toBe(true);
  expect(await rooms.answer()).toBe(false);
  await expect(rooms.address({ kind: "match", name: "abcdefghijkl" })).rejects.toThrow("does not run");

  workerd.heal();
  await expect.poll(() => rooms.answer()).toBe(true);
  expect(rooms.areAway()).toBe(false);
  await expect.poll(() => opens(front.port)).toBe(true);

  process.kill(workerds()[0]!, "SIGKILL"); // the replacement is looked after in the same way
  await expect.poll(() => rooms.answer()).toBe(true);
  await front.stop();
  expect(workerds()).toEqual([]);
});

test("[OPS-3] rooms that crash again and again once they run are started with growing waits, and say so meanwhile", async () => {
  const front = await startFront();
  const crash = async () => {
    await expect.poll(() => front.hosts.answer()).toBe(true);
    process.kill(workerds()[0]!, "SIGKILL");
  };
  await crash(); // Miniflare starts it again, at once
  for (let times = 0; times < 3; times++) {
    await crash();
    await expect.poll(() => front.hosts.areAway()).toBe(true);
  }
  await expect.poll(() => front.hosts.answer()).toBe(true);
  expect(front.hosts.areAway()).toBe(false);
  expect(front.logged.flatMap(({ waitMs }) => waitMs ?? [])).toEqual([250, 500, 1000]);
  await front.stop();
  expect(workerds()).toEqual([]);
});

test("the waits between starts grow up to a quarter of a minute", () => {
  const waits = Array.from({ length: 9 }).reduce<number[]>((all) => [...all, nextWait(all.at(-1) ?? 0)], []);
  expect(waits).toEqual([250, 500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
});

test("rooms that are away can be stopped", async () => {
  const front = await startFront();
  workerd.fail("no memory\n");
  process.kill(workerds()[0]!, "SIGKILL");
  await expect.poll(() => front.hosts.areAway()).toBe(true);
  await front.stop();
  expect(workerds()).toEqual([]);
});

describe("a workerd that does not start says why", () => {
  test.each([
    ["/lib/libc.so.6: version `GLIBC_2.35' not found (required by workerd)", /needs glibc 2\.35.* container image/],
    ["/bin/sh: exec: /x/workerd: not found", /needs glibc \(Alpine has none\)/],
    ["/bin/sh: /x/workerd: Exec format error", /for another processor/],
    ["/bin/sh: /x/workerd: Permission denied", /noexec/],
    [
      "kj/filesystem-disk-unix.c++:1: fatal\nopen(): Too many open files",
      /does not start: open\(\): Too many open files/,
    ],
  ])("%s", async (words, expected) => {
    workerd.fail(`${words}\n`);
    await expect(startFront()).rejects.toThrow(expected);
    expect(workerds()).toEqual([]);
  });
});
