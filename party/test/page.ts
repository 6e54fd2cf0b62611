// A page's live connection: a socket into the user room of whoever has it open.
import {
  type CloseReason,
  closeReason,
  type LiveMessage,
  PROTOCOL_VERSION,
  roomPath,
  TICKET_SECONDS,
} from "@transcendence/protocol";
import { signTicket } from "@transcendence/tickets";
import { expect } from "vitest";
import { openSocket, type TestSocket } from "./carrier.ts";
import { eventually, rooms } from "./room-harness.ts";

export class LivePage {
  readonly socket: TestSocket;
  readonly heard: unknown[] = [];
  reason: CloseReason | number | null = null; // why it was closed

  constructor(socket: TestSocket) {
    this.socket = socket;
    socket.accept();
    socket.addEventListener("message", ({ data }) =>
      this.heard.push(data === "pong" ? data : JSON.parse(String(data))),
    );
    socket.addEventListener("close", ({ code }) => void (this.reason = closeReason(code) ?? code));
  }

  hears(message: LiveMessage | "pong"): Promise<boolean> {
    return eventually(async () => {
      expect(this.heard).toContainEqual(message);
      return true;
    });
  }

  closed(): Promise<CloseReason | number | null> {
    return eventually(async () => {
      expect(this.reason).not.toBe(null);
      return this.reason;
    });
  }
}

/** `room`: whose, if not their own. */
export async function openPage(user: string, session: string, issuedMs = Date.now(), room = user): Promise<LivePage> {
  const player = { id: user, name: "Anna", kind: "member" } as const;
  const ticket = await signTicket(rooms.TICKET_SECRET, {
    room: "user",
    session,
    player,
    expiresMs: issuedMs + TICKET_SECONDS * 1000,
  });
  return new LivePage(
    await openSocket(`${roomPath({ kind: "user", name: room })}?v=${PROTOCOL_VERSION}&ticket=${ticket}`),
  );
}
