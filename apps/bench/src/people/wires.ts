// The same crowd at the arena's #lobby, and at a Socket.IO server.
import { randomBytes } from "node:crypto";
import { valueOf } from "@transcendence/client";
import { type ChatTicket, LOBBY_CHANNEL, type Player, PROTOCOL_VERSION, roomPath } from "@transcendence/protocol";
import { signTicket } from "@transcendence/tickets";
import { Guest } from "../crash/guest.ts";
import type { Wire } from "./crowd.ts";

const freshId = () => randomBytes(15).toString("hex").slice(0, 20);

/** Signs writers up; everybody else reads without being anybody. */
export async function arenaWire(arena: URL, ticketSecret: string, writers: number): Promise<Wire> {
  const members: Player[] = [];
  while (members.length < writers) members.push(await signUp(arena, `Writer ${members.length + 1}`));
  return {
    async url(person) {
      const player = members[person] ?? null;
      const ticket: ChatTicket = {
        room: "chat",
        channel: LOBBY_CHANNEL,
        session: player && freshId(),
        player,
        kind: "public",
        role: null,
        mutedUntilMs: null,
        slowSeconds: 0,
        isRefused: false,
        hasBlocks: false,
        lastSeq: 0,
        expiresMs: Date.now() + 60_000,
      };
      const url = new URL(roomPath({ kind: "chat", name: LOBBY_CHANNEL }), arena);
      url.search = `v=${PROTOCOL_VERSION}&ticket=${await signTicket(ticketSecret, ticket)}`;
      return url;
    },
    hello: null,
    isIn: (text) => text.startsWith('{"type":"welcome"'),
    write: (stamp) => JSON.stringify({ type: "send", id: freshId(), text: stamp }),
    pong: new Map(),
  };
}

async function signUp(arena: URL, name: string): Promise<Player> {
  const writer = new Guest(arena);
  valueOf(await writer.signUp(name));
  return { id: (await writer.me()).id, name, kind: "member" };
}

/** Engine.IO's and Socket.IO's packets as they stand on the wire. */
export function socketIoWire(port: number): Wire {
  return {
    url: async () => new URL(`http://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`),
    hello: "40",
    isIn: (text) => text === '42["welcome"]',
    write: (stamp) => `42${JSON.stringify(["message", stamp])}`,
    pong: new Map([["2", "3"]]),
  };
}
