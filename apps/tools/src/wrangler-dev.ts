// The edge on this machine: wrangler dev with wrangler.toml as it is deployed, on a Postgres of ours.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { freePort } from "@transcendence/database/free-port";
import { askLoopback } from "@transcendence/server/loopback";
import { inRoot } from "./root.ts";

export interface EdgeOptions {
  readonly databaseUrl: string;
  readonly secret: string;
  readonly storage: string; // folder of the rooms' SQLite files
  readonly port?: number; // left out: a free one
  readonly output?: "inherit" | "ignore";
  readonly settings?: Readonly<Record<string, string>>; // as `[vars]` of wrangler.toml would give them
}

export interface Edge {
  readonly url: string;
  readonly ended: Promise<number>;
  readonly stop: () => Promise<void>;
}

/** Resolves when the worker answers. */
export async function startEdge({
  databaseUrl,
  secret,
  storage,
  port,
  output = "inherit",
  settings = {},
}: EdgeOptions): Promise<Edge> {
  const chosen = port ?? (await freePort());
  const args = ["dev", "--ip", "127.0.0.1", "--port", String(chosen), "--inspector-port", "0", "--persist-to", storage];
  args.push("--show-interactive-dev-session=false", "--log-level", "warn");
  for (const [name, value] of Object.entries(settings)) args.push("--var", `${name}:${value}`);
  const wrangler = spawn(inRoot("node_modules/.bin/wrangler"), args, {
    cwd: inRoot(),
    stdio: ["ignore", output, output],
    detached: true, // Ctrl-C is passed on by us, when it is wrangler's turn
    env: {
      ...process.env,
      CLOUDFLARE_HYPERDRIVE_LOCAL_CONNECTION_STRING_HYPERDRIVE: databaseUrl,
      CLOUDFLARE_CF_FETCH_ENABLED: "false", // no look-up of a made-up location on the internet
      SECRET: secret,
      WRANGLER_SEND_METRICS: "false",
    },
  });
  const leave = () => void wrangler.kill("SIGTERM");
  process.once("exit", leave); // whoever interrupts us leaves no edge behind
  wrangler.once("exit", () => process.off("exit", leave));
  const ended = once(wrangler, "exit").then(([code]) => Number(code ?? 0));
  const url = `http://127.0.0.1:${chosen}`;
  await answers(`${url}/api/health/live`, wrangler);
  return {
    url,
    ended,
    async stop() {
      wrangler.kill("SIGTERM");
      await ended;
    },
  };
}

async function answers(url: string, wrangler: ChildProcess): Promise<void> {
  for (;;) {
    if (wrangler.exitCode !== null) throw new Error(`wrangler dev ended with ${wrangler.exitCode}.`);
    const status = await askLoopback(new URL(url), { method: "GET", limitMs: 5000 }).catch(() => null);
    if (status === 200) return;
    await new Promise((done) => setTimeout(done, 100));
  }
}
