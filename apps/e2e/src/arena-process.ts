// The arena as `npm start` runs it, in a process of its own, on a free port and with a folder of its own.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inRoot } from "@transcendence/tools/root";
import { waitUntil } from "./wait-until.ts";

/** An argument of `--import`. */
const EQUAL_PRIORITY = new URL("equal-priority.ts", import.meta.url).href;

const START_PATIENCE_MS = 150_000; // 4 s on a machine at rest

export interface ArenaOptions {
  readonly databaseUrl?: string; // left out: the embedded Postgres
  readonly settings?: Readonly<Record<string, string>>; // beside those that every arena of the tests has
}

export class ArenaProcess {
  readonly url: string;
  readonly dataDir = mkdtempSync(join(tmpdir(), "arena-e2e-"));
  readonly #port: number;
  readonly #databaseUrl: string;
  readonly #settings: Readonly<Record<string, string>>;
  #child: ChildProcess | null = null;
  #output = "";

  constructor(port: number, { databaseUrl = "", settings = {} }: ArenaOptions) {
    this.#port = port;
    this.#databaseUrl = databaseUrl;
    this.#settings = settings;
    this.url = `http://localhost:${port}`;
  }

  get pid(): number {
    if (this.#child?.pid === undefined) throw new Error("the arena does not run");
    return this.#child.pid;
  }

  /** What it has said so far, of all its lives. */
  get output(): string {
    return this.#output;
  }

  /** Resolves when it says that it is open. The same port and folder each time. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ["--import", EQUAL_PRIORITY, inRoot("apps/server/src/main.ts")], {
      cwd: inRoot(),
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        PORT: String(this.#port),
        HOST: "127.0.0.1",
        DATA_DIR: this.dataDir,
        DATABASE_URL: this.#databaseUrl,
        LOG_LEVEL: "warn",
        MAX_LATENESS_MS: "10000", // other tests use the machine
        PUBLIC_URL: "", // given empty, so that no .env decides
        SECRET: "",
        SMTP_URL: "",
        MAIL_FROM: "",
        TRUSTED_PROXIES: "",
        ...this.#settings,
      },
    });
    this.#child = child;
    const from = this.#output.length;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text: string) => (this.#output += text));
    }
    await waitUntil(
      () => {
        if (child.exitCode !== null) throw new Error(`The arena ended with ${child.exitCode}.\n${this.#output}`);
        return this.#output.includes("The arena is open", from);
      },
      "the arena to open",
      START_PATIENCE_MS,
    );
  }

  /** As Ctrl-C or a service manager does it. The exit code. */
  async stop(): Promise<number | null> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
    return child.exitCode;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

export async function startArena(options: ArenaOptions = {}): Promise<ArenaProcess> {
  const arena = new ArenaProcess(await freePort(), options);
  try {
    await arena.start();
  } catch (error) {
    await arena.remove();
    throw error;
  }
  return arena;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
