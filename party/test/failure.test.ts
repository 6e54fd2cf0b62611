import { expect, test } from "vitest";
import { withStorage } from "./carrier.ts";
import { ALICE, RoomHarness } from "./room-harness.ts";

test("[R7] when storage fails nothing is told that is not stored, everybody is closed, and nobody sees why", async () => {
  const arena = new RoomHarness();
  const { alice, boris } = await arena.start();
  await withStorage(arena.room, ({ sql }) => void sql.exec("ALTER TABLE match_checkpoint RENAME TO hidden"));
  const told: string[] = [];
  alice.socket.addEventListener("message", ({ data }) => {
    if (typeof data === "string") told.push(data);
  });
  boris.say({ type: "resign" }); // has to be stored, and can't
  expect(await alice.closed()).toBe("failed");
  expect(await boris.closed()).toBe("failed");
  expect(told.join()).not.toMatch(/finished|SQLITE|at MatchRoom/);
  await withStorage(arena.room, ({ sql }) => void sql.exec("ALTER TABLE hidden RENAME TO match_checkpoint"));
  const again = await arena.enter(ALICE);
  expect((await again.sees("paused")).you).toBe(0);
});
