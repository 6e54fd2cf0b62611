import { expect, test } from "vitest";
import { stopAll } from "../src/shutdown.ts";
import { SILENT } from "./room-front.ts";

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
