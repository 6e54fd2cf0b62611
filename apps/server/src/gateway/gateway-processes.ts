// Gateways in processes of their own, for where one core is not enough for all sockets. The server keeps the port: it judges each upgrade
// and counts it, and hands the connection to the gateway that has the fewest. One that dies takes its sockets with it; browsers come back
// by themselves, to the others, and another process is started in its place, with growing waits.
import { type ChildProcess, fork } from "node:child_process";
import type { IncomingHttpHeaders } from "node:http";
import { Socket } from "node:net";
import { extname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { LogLevel } from "@transcendence/env";
import { endWith, rawAnswer } from "../raw-answer.ts";
import { nextWait, STEADY_MS } from "../rooms-process.ts";
import { type FromGateway, REPORT_MS, type ToGateway } from "./gateway-messages.ts";
import type { Arrival, HoldOptions, Sockets } from "./hold-sockets.ts";

export interface GatewayProcessesOptions extends HoldOptions {
  readonly gateways: number;
  readonly logLevel: LogLevel;
}

interface GatewayProcess {
  readonly isUp: () => boolean;
  readonly size: () => number;
  readonly take: (arrival: Arrival, socket: Socket, head: Buffer, left: () => void) => void;
  readonly closeAll: () => void;
  readonly lateness: () => number;
  readonly delays: () => readonly number[];
  readonly stop: () => Promise<void>;
}

interface Run {
  readonly child: ChildProcess;
  readonly ready: Promise<void>;
  readonly over: Promise<number>; // how many sockets it held
}

const PROGRAM = new URL(`./gateway-process${extname(import.meta.url)}`, import.meta.url); // .ts, or .js in the container
const RESTART_MS = 5000; // how long a newcomer waits when none runs
const GOODBYE_MS = 500;
const NO_REPORT = { type: "load", lateMs: 0, delays: [] } as const;
const STUCK_MS = 2000; // one that is as late gets nobody while there is another
const MANY = 1_000_000; // more than any has

/** Rejects when one of them does not start. */
export async function startGatewayProcesses(options: GatewayProcessesOptions): Promise<Sockets> {
  const { hosts, draining, log } = options;
  const all = await Promise.all(Array.from({ length: options.gateways }, (_, index) => keepGateway(index, options)));
  const rank = (gateway: GatewayProcess) => gateway.size() + (gateway.lateness() > STUCK_MS ? MANY : 0);
  const freest = () =>
    all.filter((gateway) => gateway.isUp()).toSorted((one, other) => rank(one) - rank(other))[0] ?? null;
  async function pass(arrival: Arrival, socket: Socket, head: Buffer, left: () => void): Promise<void> {
    const deadline = performance.now() + RESTART_MS;
    while (freest() === null && !socket.destroyed && performance.now() < deadline) await pause(50);
    const gateway = freest();
    if (gateway !== null && !draining() && !socket.destroyed) return gateway.take(arrival, socket, head, left);
    if (!socket.destroyed) endWith(socket, rawAnswer(503, { "Retry-After": "2" }));
    left();
  }
  return {
    take(arrival, socket, head, left) {
      if (!(socket instanceof Socket)) throw new Error("Only connections can be handed over.");
      pass({ ...arrival, headers: handshakeOf(arrival.headers) }, socket, head, left).catch((error: unknown) => {
        log.error("gateway.handover_failed", { error });
        socket.destroy();
        left();
      });
    },
    closeAll: () => all.forEach((gateway) => gateway.closeAll()),
    delays() {
      const reports = all.map((gateway) => gateway.delays());
      return Array.from({ length: hosts }, (_, host) => Math.max(0, ...reports.map((delays) => delays[host] ?? 0)));
    },
    lateness: () => all.map((gateway) => gateway.lateness()),
    ready: () => all.filter((gateway) => gateway.isUp()).length,
    async stop() {
      await Promise.all(all.map((gateway) => gateway.stop()));
    },
  };
}

async function keepGateway(index: number, options: GatewayProcessesOptions): Promise<GatewayProcess> {
  const { hosts, secret, logLevel, log } = options;
  const held = new Map<number, () => void>(); // who is to be told when it is over
  const leaving = new Map<number, Socket>(); // on their way, in their order
  let lastId = 0;
  let isUp = false;
  let report: Extract<FromGateway, { type: "load" }> = NO_REPORT;
  let silent = 0; // how often it should have reported since then; counted so that this process's own lateness is not taken for its
  const counting = setInterval(() => silent++, REPORT_MS).unref();
  let isStopping = false;
  let run = begin();
  await Promise.race([run.ready, run.over]);
  if (!isUp) throw new Error("A gateway process does not start.");
  void keep();

  function begin(): Run {
    const child = fork(PROGRAM, { serialization: "advanced", stdio: ["ignore", "ignore", "inherit", "ipc"] });
    const { promise: ready, resolve } = Promise.withResolvers<void>();
    const over = new Promise<number>((done) => {
      child.once("exit", () => done(forget()));
      child.on("error", () => child.pid === undefined && done(forget())); // otherwise an exit follows
    });
    child.on("message", (message: FromGateway) => {
      if (message.type === "ready") [isUp, report, silent] = [true, NO_REPORT, 0];
      if (message.type === "ready") resolve();
      else hear(message);
    });
    say({ type: "begin", hosts, secret, logLevel }, child);
    return { child, ready, over };
  }
  function hear(message: Exclude<FromGateway, { type: "ready" }>): void {
    switch (message.type) {
      case "taken":
        return arrived(message.id);
      case "left":
        return leave(message.id);
      case "load":
        return void ([report, silent] = [message, 0]);
      case "address":
        options.hostAddress(message.host).then(
          ({ href }) => say({ type: "address", ask: message.ask, href }),
          () => say({ type: "address", ask: message.ask, href: null }),
        );
    }
  }
  function say(message: ToGateway, child = run.child): void {
    if (child.connected) child.send(message, () => {}); // it may end meanwhile
  }
  /** This process lets go of it. */
  function release(id: number): void {
    leaving.get(id)?.destroy();
    leaving.delete(id);
  }
  function leave(id: number): void {
    release(id);
    const left = held.get(id);
    held.delete(id);
    left?.();
  }
  function arrived(id: number): void {
    for (const earlier of leaving.keys()) {
      if (earlier >= id) break;
      leave(earlier); // it did not: that process has too many files open
    }
    release(id);
    say({ type: "yours", id });
  }
  function forget(): number {
    isUp = false;
    const { size } = held;
    for (const id of held.keys()) leave(id);
    return size;
  }
  async function keep(): Promise<void> {
    for (let waitMs = 0; ;) {
      const sinceMs = performance.now();
      const sockets = await run.over;
      if (isStopping) return;
      waitMs = nextWait(performance.now() - sinceMs > STEADY_MS ? 0 : waitMs);
      log.error("gateway.exited", { gateway: index, waitMs, sockets });
      await pause(waitMs);
      if (isStopping) return;
      run = begin();
    }
  }

  return {
    isUp: () => isUp,
    size: () => held.size,
    take(arrival, socket, head, left) {
      const id = ++lastId;
      held.set(id, left);
      leaving.set(id, socket);
      Object.assign(socket, { server: null }); // otherwise Node asks that process how many it has when the port is closed
      // Kept open until it has arrived: what Node itself closes then it never closes when the other process has died meanwhile.
      run.child.send({ type: "take", id, arrival, head } satisfies ToGateway, socket, { keepOpen: true }, (error) => {
        if (error !== null) leave(id);
      });
    },
    closeAll: () => say({ type: "closeAll" }),
    lateness: () => (isUp ? Math.max(report.lateMs, (silent - 2) * REPORT_MS) : 0),
    delays: () => (isUp ? report.delays : []),
    async stop() {
      isStopping = true;
      clearInterval(counting);
      const { child, over } = run;
      if (child.connected) child.disconnect(); // it then ends by itself
      await Promise.race([over, pause(GOODBYE_MS, undefined, { ref: false })]);
      child.kill("SIGKILL");
    },
  };
}

/** What a WebSocket's handshake needs, and no cookies. */
function handshakeOf(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const needed = Object.entries(headers).filter(([name]) => name === "upgrade" || name.startsWith("sec-websocket-"));
  return Object.fromEntries(needed);
}
