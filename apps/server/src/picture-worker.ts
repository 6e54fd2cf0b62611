// One picture, on a thread of its own: what it costs in time stops nobody, and what it costs in memory is given back at its end.
import { parentPort, workerData } from "node:worker_threads";
import { limitMemory } from "./wasm-memory.ts";

const DECODER_PAGES = 4096; // 256 MiB; the largest pictures that we take need a third of that
limitMemory(DECODER_PAGES);
const { preparePicture } = await import("@transcendence/api/pictures"); // compiles the decoder

const bytes: unknown = workerData;
const prepared = bytes instanceof Uint8Array ? preparePicture(bytes) : null;
parentPort?.postMessage(prepared, []);
