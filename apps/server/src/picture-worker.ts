// One picture, on a thread of its own: what it costs in time stops nobody, and what it costs in memory is given back at its end.
import { parentPort, workerData } from "node:worker_threads";
import { preparePicture } from "@transcendence/api/pictures";

const bytes: unknown = workerData;
const prepared = bytes instanceof Uint8Array ? preparePicture(bytes) : null;
parentPort?.postMessage(prepared, []);
