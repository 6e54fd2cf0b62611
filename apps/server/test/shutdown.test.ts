import { expect, test } from "vitest";
import { stopAll, stopOnSignal } from "../src/shutdown.ts";
import { SILENT } from "./gateway-front.ts";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

test("steps run in order, each waiting for the one before", async () => {
  const order: string[] = [];
  const step = (name: string) => ({
    name,
    limitMs: 1000,
    run: async () => {
      await Promise.resolve();
      order.push(name);
    },
  });
  expect(await stopAll([step("sockets"), step("rooms"), step("database")], SILENT)).toBe(true);
  expect(order).toEqual(["sockets", "rooms", "database"]);
});

test("a step that fails or hangs does not keep the others from running", async () => {
  let closed = false;
  const steps = [
    { name: "fails", limitMs: 1000, run: () => Promise.reject(new Error("no")) },
    { name: "hangs", limitMs: 5, run: () => new Promise(() => {}) },
    { name: "closes", limitMs: 1000, run: () => void (closed = true) },
  ];
  expect(await stopAll(steps, SILENT)).toBe(false);
  expect(closed).toBe(true);
});

test.each([
  ["is what we write to, ends us", true, 1],
  ["was never ours, as under nohup, changes nothing", false, 0],
])("a terminal that closes and %s", async (_, endsWithTerminal, stops) => {
  const before = SIGNALS.map((signal) => process.listeners(signal));
  let ran = 0;
  const exited = new Promise((done) =>
    stopOnSignal([{ name: "counts", limitMs: 1000, run: () => ran++ }], SILENT, done, endsWithTerminal),
  );
  process.kill(process.pid, "SIGHUP");
  await new Promise((done) => process.once("SIGHUP", done));
  if (stops === 0) process.kill(process.pid, "SIGTERM"); // still here to be stopped in the usual way
  else expect(await exited).toBe(0);
  await exited;
  expect(ran).toBe(1);
  SIGNALS.forEach((signal, i) => {
    for (const listener of process.listeners(signal))
      if (before[i]?.includes(listener) === false) process.off(signal, listener);
  });
});
