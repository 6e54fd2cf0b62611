// Decoding of pictures beside everything else, one at a time: a large one takes a second of a core.
import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { PreparedPicture, Pictures } from "@transcendence/api";

const MAX_SIDE = 2048; // px, by the header, before anything is decoded; the page sends 512
const PATIENCE_MS = 6_000; // for one picture; the request ends a little later
const WAITING = 4; // people; more than that at once, and somebody is asked to come back

const PROGRAM = new URL(`./picture-worker${extname(import.meta.url)}`, import.meta.url); // .ts, or .js in the container

/** A person has one picture here at a time, so that nobody's next one is in front of somebody else's first. */
export function createPictures({ program = PROGRAM, patienceMs = PATIENCE_MS } = {}): Pictures {
  const people = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();
  return {
    maxSide: MAX_SIDE,
    async prepare(bytes, userId) {
      if (people.has(userId) || people.size >= WAITING) return "busy";
      people.add(userId);
      const mine = last.then(() => prepareBeside(program, bytes, patienceMs));
      last = mine;
      try {
        return await mine;
      } finally {
        people.delete(userId);
      }
    },
  };
}

/** Never rejects: whatever ends the thread before it has answered, the picture could not be read. */
function prepareBeside(program: URL, bytes: Uint8Array, patienceMs: number): Promise<PreparedPicture | null> {
  return new Promise((done) => {
    const worker = new Worker(program, { workerData: bytes, resourceLimits: { maxOldGenerationSizeMb: 128 } });
    const timer = setTimeout(() => void worker.terminate(), patienceMs);
    worker.once("message", (prepared: PreparedPicture | null) => done(prepared));
    worker.once("error", () => done(null));
    worker.once("exit", () => {
      clearTimeout(timer);
      done(null); // unless it has answered
    });
  });
}
