import { expect, test } from "vitest";
import { createPictures } from "../src/pictures.ts";

/** One black pixel. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYGAAAAAEAAH2FzhVAAAAAElFTkSuQmCC",
  "base64",
);

const program = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`);

test("[ACC-5] a picture is prepared on a thread of its own, in both sizes", async () => {
  const prepared = await createPictures().prepare(PNG);
  if (prepared === null || prepared === "busy") throw new Error("it could not be read");
  for (const size of [64, 256] as const) {
    expect(Buffer.from(prepared[size]).toString("latin1", 0, 4)).toBe("RIFF");
  }
  expect(await createPictures().prepare(PNG.subarray(0, 50))).toBeNull();
});

test.each([
  ["throws", "throw new Error('no')"],
  ["ends without a word", "process.exit(0)"],
  ["runs for ever", "for (;;);"],
  ["takes all memory", "const all = []; for (;;) all.push(new Array(1e6).fill(0));"],
])("[ACC-5] one whose thread %s could not be read, and the next one can", async (_, code) => {
  const pictures = createPictures({ program: program(code), patienceMs: 300 });
  expect(await pictures.prepare(PNG)).toBeNull();
  expect(await pictures.prepare(PNG)).toBeNull();
});

test("[ACC-5] pictures are prepared one at a time; whoever comes when four wait is asked to come back", async () => {
  const slow = program(
    "import { parentPort } from 'node:worker_threads'; setTimeout(() => parentPort.postMessage(Date.now()), 30);",
  );
  const pictures = createPictures({ program: slow });
  const asked = Array.from({ length: 6 }, () => pictures.prepare(PNG));
  const answers = await Promise.all(asked);
  expect(answers.slice(4)).toEqual(["busy", "busy"]);
  const times = answers.slice(0, 4).map(Number);
  for (const [place, time] of times.entries()) expect(time).toBeGreaterThan(times[place - 1] ?? 0);
  expect(await pictures.prepare(PNG)).toEqual(expect.any(Number));
});
