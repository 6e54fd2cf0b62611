import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { startCaretaker } from "../src/caretaker.ts";
import { SILENT } from "./gateway-front.ts";

test("[ACC-9] the caretaker comes again after a round that failed, and stops when it is told to", async () => {
  let rounds = 0;
  let told: () => void = () => {};
  const third = new Promise<void>((done) => (told = done));
  const tidy = async () => {
    rounds++;
    if (rounds === 1) throw new Error("the database is away");
    if (rounds === 3) told();
    return 0;
  };
  const caretaker = startCaretaker(tidy, SILENT, 1, 1);
  await third;
  await caretaker.stop();
  const before = rounds;
  await pause(20);
  expect(rounds).toBe(before);
});
