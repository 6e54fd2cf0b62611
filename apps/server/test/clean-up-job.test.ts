import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { startCleanUpJob } from "../src/clean-up-job.ts";
import { SILENT } from "./gateway-front.ts";

test("[ACC-9] the clean-up job runs again after a run that failed, and stops when it is told to", async () => {
  let rounds = 0;
  let told: () => void = () => {};
  const third = new Promise<void>((done) => (told = done));
  const purge = async () => {
    rounds++;
    if (rounds === 1) throw new Error("the database is away");
    if (rounds === 3) told();
    return 0;
  };
  const job = startCleanUpJob(purge, SILENT, 1, 1);
  await third;
  await job.stop();
  const before = rounds;
  await pause(20);
  expect(rounds).toBe(before);
});
