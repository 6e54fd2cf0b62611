import { expect, test } from "vitest";
import { pngBomb } from "../../api/test/pictures.ts";
import { createPictures } from "../src/pictures.ts";

/** One black pixel. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYGAAAAAEAAH2FzhVAAAAAElFTkSuQmCC",
  "base64",
);

const program = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`);

test("[ACC-5] a picture is prepared on a thread of its own, in both sizes", async () => {
  const prepared = await createPictures().prepare(PNG, "anna");
  if (prepared === null || prepared === "busy") throw new Error("it could not be read");
  for (const size of [64, 256] as const) {
    expect(Buffer.from(prepared[size]).toString("latin1", 0, 4)).toBe("RIFF");
  }
  expect(await createPictures().prepare(PNG.subarray(0, 50), "anna")).toBeNull();
});

test("[ACC-5] [OPS-4] the largest picture that is taken, 2048 px a side, fits the decoder’s memory", async () => {
  const pictures = createPictures({ patienceMs: 60_000 });
  expect(pictures.maxSide).toBe(2048);
  const prepared = await pictures.prepare(pngBomb(2048, 2048), "anna");
  expect(prepared).toEqual({ 64: expect.any(Uint8Array), 256: expect.any(Uint8Array) });
});

test.each([
  ["throws", "throw new Error('no')"],
  ["ends without a word", "process.exit(0)"],
  ["runs for ever", "for (;;);"],
  ["takes all memory", "const all = []; for (;;) all.push(new Array(1e6).fill(0));"],
])("[ACC-5] one whose thread %s could not be read, and the next one can", async (_, code) => {
  const pictures = createPictures({ program: program(code), patienceMs: 300 });
  expect(await pictures.prepare(PNG, "anna")).toBeNull();
  expect(await pictures.prepare(PNG, "anna")).toBeNull();
});

const SLOW = program(
  "import { parentPort } from 'node:worker_threads'; setTimeout(() => parentPort.postMessage(Date.now()), 30);",
);

test("[ACC-5] pictures are prepared one at a time; whoever comes when four wait is asked to come back", async () => {
  const pictures = createPictures({ program: SLOW });
  const asked = ["anna", "boris", "clara", "dora", "emil", "fred"].map((who) => pictures.prepare(PNG, who));
  const answers = await Promise.all(asked);
  expect(answers.slice(4)).toEqual(["busy", "busy"]);
  const times = answers.slice(0, 4).map(Number);
  for (const [place, time] of times.entries()) expect(time).toBeGreaterThan(times[place - 1] ?? 0);
  expect(await pictures.prepare(PNG, "emil")).toEqual(expect.any(Number));
});

test("[ACC-5] [OPS-4] one person has one picture there at a time, so everybody else finds room", async () => {
  const pictures = createPictures({ program: SLOW });
  const greedy = Array.from({ length: 6 }, () => pictures.prepare(PNG, "mallory"));
  const others = ["anna", "boris", "clara"].map((who) => pictures.prepare(PNG, who));
  expect(await Promise.all(greedy)).toEqual([expect.any(Number), ...Array(5).fill("busy")]);
  expect(await Promise.all(others)).toEqual(Array(3).fill(expect.any(Number)));
  expect(await pictures.prepare(PNG, "mallory")).toEqual(expect.any(Number));
});

test("[ACC-5] [OPS-4] a decoder that would take more than its memory fails, and the next picture is read", async () => {
  const limit = new URL("../src/wasm-memory.ts", import.meta.url).href;
  const hungry = program(`
    import { parentPort } from "node:worker_threads";
    import { limitMemory } from "${limit}";
    limitMemory(16);
    const bytes = Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0, 5, 3, 1, 0, 1, 7, 10, 1, 6, ...Buffer.from("memory"), 2, 0]);
    const { memory } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
    for (;;) memory.grow(1);
  `);
  expect(await createPictures({ program: hungry }).prepare(PNG, "anna")).toBeNull();
  expect(await createPictures().prepare(PNG, "anna")).toHaveProperty("256");
});
