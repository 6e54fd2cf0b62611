// A slow disk for workerd alone: a library that is preloaded into it makes each sync take longer, and counts them.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const SOURCE = fileURLToPath(new URL("slow-sync.c", import.meta.url));
const COUNTER_BYTES = 8;

export class SlowDisk {
  readonly syncMs: number;
  readonly #folder = mkdtempSync(join(tmpdir(), "bench-slow-disk-"));
  readonly #library = join(this.#folder, "slow-sync.so");
  readonly #counter = join(this.#folder, "syncs");

  /** Compiles the library: Linux, and a C compiler. */
  constructor(syncMs: number) {
    this.syncMs = syncMs;
    process.on("exit", () => rmSync(this.#folder, { recursive: true, force: true }));
    if (process.platform !== "linux") throw new Error("A slow disk can be had on Linux only.");
    writeFileSync(this.#counter, new Uint8Array(COUNTER_BYTES));
    try {
      execFileSync("cc", ["-O2", "-shared", "-fPIC", "-o", this.#library, SOURCE, "-ldl"]);
    } catch (error) {
      throw new Error("A slow disk needs a C compiler named cc.", { cause: error });
    }
  }

  /** For the process that starts workerd; see gateway-server.ts. */
  get environment(): Readonly<Record<string, string>> {
    return {
      ROOMS_PRELOAD: this.#library,
      SLOW_SYNC_US: String(Math.round(this.syncMs * 1000)),
      SLOW_SYNC_COUNT: this.#counter,
    };
  }

  /** How often workerd has waited for the disk so far. */
  syncs(): number {
    return Number(readFileSync(this.#counter).readBigUInt64LE());
  }
}
