import { expect, test } from "vitest";
import { EffectQueue } from "../../src/kit/effect-queue.ts";

type Store = { readonly type: "store"; readonly what: string };
type Tell = { readonly type: "tell"; readonly what: string };

const store = (what: string): Store => ({ type: "store", what });
const tell = (what: string): Tell => ({ type: "tell", what });

/** A queue whose disk is done when it is told to be. */
function queueOf() {
  const done: string[] = [];
  const disk: { readonly resolve: () => void; readonly reject: (error: Error) => void }[] = [];
  const queue = new EffectQueue<Store, Tell>({
    run: ({ what }) => void done.push(`told ${what}`),
    commit: (stores) => {
      done.push(`storing ${stores.map(({ what }) => what).join(" ")}`);
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      disk.push({ resolve, reject });
      return promise;
    },
    stored: (stores) => void done.push(`stored ${stores.map(({ what }) => what).join(" ")}`),
    failed: () => void done.push("failed"),
  });
  const turn = () => new Promise((next) => setTimeout(next));
  return { done, disk, queue, turn };
}

test("[R8] what follows a store waits until it is durable; what came meanwhile is stored at once, and told in its order", async () => {
  const { done, disk, queue, turn } = queueOf();
  queue.perform([tell("hello"), store("a"), tell("a")]);
  for (const what of ["b", "c", "d"]) queue.perform([store(what), tell(what)]);
  expect(done).toEqual(["told hello", "storing a"]);
  disk[0]?.resolve();
  await turn();
  expect(done.slice(2)).toEqual(["told a", "storing b c d", "stored a"]);
  queue.perform([tell("e")]);
  disk[1]?.resolve();
  await turn();
  expect(done.slice(5)).toEqual(["told b", "told c", "told d", "told e", "stored b c d"]);
  expect(queue.isSettled).toBe(true);
});

test("[R7] [R8] of what could not be stored nothing is told", async () => {
  const { done, disk, queue, turn } = queueOf();
  queue.perform([store("a"), tell("a")]);
  queue.perform([store("b"), tell("b")]);
  disk[0]?.reject(new Error("the disk is full"));
  await turn();
  queue.drop();
  expect(done).toEqual(["storing a", "failed"]);
});
