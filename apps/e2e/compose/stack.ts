// A stack of containers beside all others: a clone of its own, a project's name, free ports, a network that nobody has.
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { request } from "node:https";
import { freePort } from "@transcendence/database/free-port";
import { inRoot } from "@transcendence/tools/root";
import { waitUntil } from "../src/wait-until.ts";

/** What a test needs to know to speak with a stack that another process brought up. */
export interface Place {
  readonly folder: string; // a clone of the repo
  readonly project: string;
  readonly http: number;
  readonly https: number;
  readonly network: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** "docker compose", or the older "docker-compose": apps/tools/src/test-compose.ts looks which there is. */
export const COMPOSE = process.env["COMPOSE"] ?? "docker compose";

export class Stack {
  readonly place: Place;
  readonly url: string;

  constructor(place: Place) {
    this.place = place;
    this.url = `https://localhost:${place.https}`;
  }

  /** A place for a stack in a folder that is a clone already. */
  static async in(folder: string): Promise<Stack> {
    const [http, https] = [await freePort(), await freePort()];
    const project = `arenatest${randomBytes(4).toString("hex")}`;
    return new Stack({ folder, project, http, https, network: await freeNetwork() });
  }

  get env(): NodeJS.ProcessEnv {
    const { project, http, https, network } = this.place;
    return {
      ...process.env,
      COMPOSE,
      COMPOSE_PROJECT_NAME: project,
      HTTP_PORT: String(http),
      HTTPS_PORT: String(https),
      PROXY_NETWORK: network,
    };
  }

  /** A program in the clone, with this stack's settings; what it printed. */
  run(command: string, ...args: readonly string[]): Promise<string> {
    return run(command, args, { cwd: this.place.folder, env: this.env });
  }

  compose(...args: readonly string[]): Promise<string> {
    const [command = "", ...first] = COMPOSE.split(" ");
    return this.run(command, ...first, ...args);
  }

  exec(service: string, ...command: readonly string[]): Promise<string> {
    return this.compose("exec", "-T", service, ...command);
  }

  async sql(query: string): Promise<string> {
    return (await this.exec("postgres", "psql", "-U", "arena", "-d", "arena", "-Atc", query)).trim();
  }

  /** Until it can be played in: Caddy is a moment behind what `up` waits for. */
  async opens(): Promise<void> {
    await waitUntil(() => isReady(`${this.url}/api/health/ready`), `${this.url} to open`);
  }

  /** The container's id. */
  async container(service: string): Promise<string> {
    return (await this.compose("ps", "-q", service)).trim();
  }

  /** What the engine knows of a container, by a template of Go's. */
  async inspect(service: string, template: string): Promise<string> {
    return (await run("docker", ["inspect", await this.container(service), "--format", template])).trim();
  }

  /** With its volumes and its clone. */
  async remove(): Promise<void> {
    await this.compose("down", "-v", "--timeout", "15").catch((error: unknown) => console.error(error));
    rmSync(this.place.folder, { recursive: true, force: true });
  }
}

export async function clone(folder: string, commit?: string): Promise<string> {
  await run("git", ["clone", "-q", inRoot(), folder]);
  if (commit !== undefined) await run("git", ["-C", folder, "checkout", "-q", "--detach", commit]);
  return folder;
}

export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  return new Promise((done, fail) => {
    execFile(command, args, { ...options, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      if (error === null) return done(stdout);
      const said = `${stdout}\n${stderr}`.trim().split("\n").slice(-40).join("\n");
      fail(new Error(`${command} ${args.join(" ")} ended with ${error.code ?? error.signal}:\n${said}`));
    });
  });
}

function isReady(url: string): Promise<boolean> {
  return new Promise((done) => {
    const asked = request(url, { rejectUnauthorized: false, agent: false, timeout: 3000 }, (response) => {
      done(response.resume().statusCode === 200);
    });
    asked.on("timeout", () => asked.destroy());
    asked.on("error", () => done(false)).end();
  });
}

async function freeNetwork(): Promise<string> {
  const ids = (await run("docker", ["network", "ls", "-q"])).trim().split("\n");
  const taken = await run("docker", [
    "network",
    "inspect",
    ...ids,
    "--format",
    "{{range .IPAM.Config}}{{.Subnet}} {{end}}",
  ]);
  for (let third = 43; third < 250; third++) {
    if (!taken.includes(`172.31.${third}.`)) return `172.31.${third}.0/24`;
  }
  throw new Error("Every network of 172.31 is taken.");
}
