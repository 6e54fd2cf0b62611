// Pages that have a room open which speaks JSON: a socket with somebody's ticket, and what was heard on it.
import {
  type ChatTicket,
  type CloseReason,
  closeReason,
  type LiveMessage,
  type Player,
  PROTOCOL_VERSION,
  type RoomAddress,
  roomPath,
  type RoomTicket,
  TICKET_SECONDS,
} from "@transcendence/protocol";
import { signTicket } from "@transcendence/tickets";
import { expect } from "vitest";
import { freshId } from "../src/kit/clock.ts";
import { openSocket, type TestSocket } from "./carrier.ts";
import { eventually, rooms } from "./room-harness.ts";

export class RoomPage<Said, Told> {
  readonly socket: TestSocket;
  readonly told: (Told | "pong")[] = [];
  reason: CloseReason | number | null = null; // why it was closed

  constructor(socket: TestSocket) {
    this.socket = socket;
    socket.accept();
    socket.addEventListener("message", ({ data }) => {
      this.told.push(data === "pong" ? data : (JSON.parse(String(data)) as Told)); // the room's
    });
    socket.addEventListener("close", ({ code }) => void (this.reason = closeReason(code) ?? code));
  }

  say(message: Said): void {
    this.socket.send(JSON.stringify(message));
  }

  closed(): Promise<CloseReason | number | null> {
    return eventually(async () => {
      expect(this.reason).not.toBe(null);
      return this.reason;
    });
  }
}

export class LivePage extends RoomPage<never, LiveMessage> {
  hears(message: LiveMessage | "pong"): Promise<boolean> {
    return eventually(async () => {
      expect(this.told).toContainEqual(message);
      return true;
    });
  }
}

export async function openRoom(room: RoomAddress, ticket: RoomTicket): Promise<TestSocket> {
  const signed = await signTicket(rooms.TICKET_SECRET, ticket);
  return openSocket(`${roomPath(room)}?v=${PROTOCOL_VERSION}&ticket=${signed}`);
}

/** `room`: whose, if not their own. */
export async function openPage(user: string, session: string, issuedMs = Date.now(), room = user): Promise<LivePage> {
  const player = { id: user, name: "Anna", kind: "member" } as const;
  const expiresMs = issuedMs + TICKET_SECONDS * 1000;
  return new LivePage(await openRoom({ kind: "user", name: room }, { room: "user", session, player, expiresMs }));
}

export function somebody(kind: Player["kind"] = "member"): Player {
  return { id: freshId(), name: "Somebody", kind };
}

/** To a public channel, for a member in good standing, or for who is nobody. */
export function chatTicket(channel: string, player: Player | null, over: Partial<ChatTicket> = {}): ChatTicket {
  return {
    room: "chat",
    channel,
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
    ...over,
  };
}
