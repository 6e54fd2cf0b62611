// A gateway in a process of its own: holds the connections that the server hands to it, see gateway-processes.ts.
import { Socket } from "node:net";
import { createLog } from "../log.ts";
import { shrinkHeap } from "../shrink-heap.ts";
import { restartWhenUncaught } from "../uncaught.ts";
import { type FromGateway, REPORT_MS, type ToGateway } from "./gateway-messages.ts";
import { type Arrival, holdSockets, type Sockets } from "./hold-sockets.ts";

interface Waiting {
  readonly socket: Socket;
  readonly arrival: Arrival;
  readonly head: Uint8Array;
}

const waiting = new Map<number, Waiting>(); // until the server has let go of them
const asks = new Map<number, (href: string | null) => void>();
let sockets: Sockets | null = null;
let lastAsk = 0;

process.on("message", (message: ToGateway, socket?: Socket) => {
  switch (message.type) {
    case "begin":
      return begin(message);
    case "take":
      return take(message, socket);
    case "yours":
      return hold(message.id);
    case "address":
      asks.get(message.ask)?.(message.href);
      return void asks.delete(message.ask);
    case "closeAll":
      return sockets?.closeAll();
  }
});
process.on("disconnect", () => process.exit(0)); // the arena is gone, however that happened
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {}); // a terminal's goes to all: ours ends us

function begin({ hosts, secret, logLevel }: Extract<ToGateway, { type: "begin" }>): void {
  const log = createLog(logLevel);
  restartWhenUncaught([], log); // those that it holds come back by themselves
  const held = holdSockets({ hosts, secret, hostAddress, draining: () => false, log });
  sockets = held;
  shrinkHeap();
  let dueMs = performance.now() + REPORT_MS;
  setInterval(() => {
    tell({ type: "load", lateMs: Math.max(0, performance.now() - dueMs), delays: held.delays() });
    dueMs = performance.now() + REPORT_MS;
  }, REPORT_MS);
  tell({ type: "ready" });
}

function take({ id, arrival, head }: Extract<ToGateway, { type: "take" }>, socket: Socket | undefined): void {
  if (!(socket instanceof Socket)) return tell({ type: "left", id });
  socket.on("error", () => socket.destroy());
  socket.once("close", () => {
    waiting.delete(id);
    tell({ type: "left", id });
  });
  waiting.set(id, { socket, arrival, head });
  tell({ type: "taken", id });
}

function hold(id: number): void {
  const arrived = waiting.get(id);
  waiting.delete(id);
  if (arrived === undefined) return; // gone meanwhile
  sockets?.take(arrived.arrival, arrived.socket, Buffer.from(arrived.head), () => {});
}

async function hostAddress(host: number): Promise<URL> {
  const href = await new Promise<string | null>((answer) => {
    asks.set(++lastAsk, answer);
    tell({ type: "address", ask: lastAsk, host });
  });
  if (href === null) throw new Error("The rooms' process does not run.");
  return new URL(href);
}

function tell(message: FromGateway): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => {}); // it may be gone meanwhile
}
