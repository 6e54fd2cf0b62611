// The real rooms in two processes: what one room asks of another goes from host to host.
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hostIndexOf } from "@transcendence/link";
import { LIVE_PING, LIVE_PONG, PROTOCOL_VERSION, roomPath } from "@transcendence/protocol";
import { signTicket } from "@transcendence/tickets";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { workerds } from "../src/testing.ts";
import { type GatewayFront, ROOMS, SECRET, startGatewayFront } from "./gateway-front.ts";

const HOSTS = 2;
const ANNA = userOf(0);
const BEN = userOf(1);
let storage: string;
let front: GatewayFront;

beforeAll(async () => {
  storage = mkdtempSync(join(tmpdir(), "rooms-"));
  const friendsOf: Readonly<Record<string, string>> = { [ANNA]: BEN, [BEN]: ANNA };
  const api = (body: string) => ({ friends: [friendsOf[(JSON.parse(body) as { user: string }).user]] });
  front = await startGatewayFront(
    storage,
    (request, response) => {
      let body = "";
      request.setEncoding("utf8").on("data", (text: string) => (body += text));
      request.once("end", () => response.end(JSON.stringify(api(body))));
    },
    ROOMS,
    HOSTS,
  );
});
afterAll(async () => {
  await front.stop();
  rmSync(storage, { recursive: true, force: true });
});

/** Somebody whose user room is with that host. */
function userOf(index: number): string {
  for (let number = 0; ; number++) {
    const name = `person${String(number).padStart(6, "0")}`;
    if (hostIndexOf({ kind: "user", name }, HOSTS) === index) return name;
  }
}

/** A page as a browser's: it pings, for it is with a ping that a room says anew what did not arrive. */
async function openPage(user: string): Promise<{ readonly socket: WebSocket; readonly heard: unknown[] }> {
  const player = { id: user, name: user, kind: "member" } as const;
  const ticket = { room: "user", session: `${user}Session`, player, expiresMs: Date.now() + 60_000 } as const;
  const query = `?v=${PROTOCOL_VERSION}&ticket=${await signTicket(SECRET, ticket)}`;
  const socket = new WebSocket(`ws://127.0.0.1:${front.port}${roomPath({ kind: "user", name: user })}${query}`);
  const heard: unknown[] = [];
  socket.on("message", (data: Buffer) => data.toString() !== LIVE_PONG && heard.push(JSON.parse(data.toString())));
  await once(socket, "open");
  const pings = setInterval(() => socket.send(LIVE_PING), 1000);
  socket.once("close", () => clearInterval(pings));
  return { socket, heard };
}

const status = (user: string, isHere: boolean) =>
  expect.objectContaining({
    type: "friend_status",
    player: expect.objectContaining({ id: user }) as unknown,
    status: isHere ? { state: "online" } : null,
  });

test("[OPS-3] [ACC-6] friends whose rooms are in different processes see each other come and go", async () => {
  expect(workerds()).toHaveLength(HOSTS);
  const anna = await openPage(ANNA);
  await expect.poll(() => anna.heard.length).toBeGreaterThan(0); // who is here
  const ben = await openPage(BEN);
  await expect.poll(() => anna.heard).toContainEqual(status(BEN, true));
  ben.socket.close();
  await expect.poll(() => anna.heard).toContainEqual(status(BEN, false));
  anna.socket.terminate();
});

test("[OPS-3] a process that died is called again as soon as it is back", { timeout: 90_000 }, async () => {
  const anna = await openPage(ANNA);
  await expect.poll(() => anna.heard.length).toBeGreaterThan(0);
  const before = workerds();
  process.kill(before[0]!, "SIGKILL");
  await expect.poll(() => workerds().filter((pid) => !before.includes(pid)).length).toBe(1);
  // Whichever of the two it was: pages come back by themselves, and the friend is seen again.
  const [again, ben] = [await openPage(ANNA), await openPage(BEN)];
  // What was told to a process that was away is said again within 40 s.
  await expect.poll(() => JSON.stringify([again.heard, ben.heard]), { timeout: 50_000 }).toContain('"state":"online"');
  for (const { socket } of [anna, again, ben]) socket.terminate();
});
