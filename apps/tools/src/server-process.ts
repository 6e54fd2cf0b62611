// The server as `npm start` runs it, in a process of its own, on a free port and with a folder of its own: for tests and benchmarks.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@transcendence/database/free-port";
import NODE_PROCESS from "@transcendence/server/node-process" with { type: "json" };
import { inRoot } from "./root.ts";

/** An argument of `--import`. */
const EQUAL_PRIORITY = new URL("equal-priority.ts", import.meta.url).href;

const OPEN_MS = 150_000; // 4 s on a machine at rest

export interface ServerOptions {
  readonly databaseUrl?: string; // left out: the embedded Postgres
  readonly settings?: Readonly<Record<string, string>>; // beside those that every such server has
  readonly measured?: boolean; // with the priorities and the limit of lateness that people have, though other programs run
}

export class ServerProcess {
  readonly url: string;
  readonly port: number;
  readonly dataDir = mkdtempSync(join(tmpdir(), "arena-"));
  readonly #databaseUrl: string;
  readonly #settings: Readonly<Record<string, string>>;
  readonly #measured: boolean;
  #child: ChildProcess | null = null;
  #output = "";

  constructor(port: number, { databaseUrl = "", settings = {}, measured = false }: ServerOptions) {
    this.port = port;
    this.#databaseUrl = databaseUrl;
    this.#settings = settings;
    this.#measured = measured;
    this.url = `http://localhost:${port}`;
  }

  get pid(): number {
    if (this.#child?.pid === undefined) throw new Error("the server does not run");
    return this.#child.pid;
  }

  /** What it has printed so far, over all its starts. */
  get output(): string {
    return this.#output;
  }

  /** Resolves when it says that it is open. The same port and folder each time. */
  async start(): Promise<void> {
    const preload = this.#measured ? [] : ["--import", EQUAL_PRIORITY];
    const child = spawn(process.execPath, [...NODE_PROCESS.flags, ...preload, inRoot("apps/server/src/main.ts")], {
      cwd: inRoot(),
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...NODE_PROCESS.environment,
        ...process.env,
        PORT: String(this.port),
        HOST: "127.0.0.1",
        DATA_DIR: this.dataDir,
        DATABASE_URL: this.#databaseUrl,
        LOG_LEVEL: "warn",
        ...(this.#measured ? {} : { MAX_LATENESS_MS: "10000" }), // other tests use the machine
        PUBLIC_URL: "", // given empty, so that no .env decides
        SECRET: "",
        SMTP_URL: "",
        MAIL_FROM: "",
        TRUSTED_PROXIES: "",
        ...this.#settings,
      },
    });
    this.#child = child;
    const leave = () => child.kill(); // whoever interrupts the tests leaves no arena behind
    process.once("exit", leave);
    child.once("exit", () => process.off("exit", leave));
    const from = this.#output.length;
    await new Promise<void>((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`The server ${why}.\n${this.#output}`));
      const timer = setTimeout(() => fail("did not open in time"), OPEN_MS);
      const settled = () => clearTimeout(timer);
      child.once("exit", (code) => fail(`ended with ${code}`)).once("exit", settled);
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding("utf8").on("data", (text: string) => {
          this.#output += text;
          if (!this.#output.includes("The arena is open", from)) return;
          settled();
          resolve();
        });
      }
    });
  }

  /** As Ctrl-C or a service manager does it. The exit code; null: it was killed. */
  async stop(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<number | null> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
    return child.exitCode;
  }

  /** Stops it and removes its folder. The exit code. */
  async remove(): Promise<number | null> {
    const code = await this.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
    return code;
  }
}

export async function startServer(options: ServerOptions = {}): Promise<ServerProcess> {
  const server = new ServerProcess(await freePort(), options);
  try {
    await server.start();
  } catch (error) {
    await server.remove();
    throw error;
  }
  return server;
}
