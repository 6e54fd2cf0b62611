// A ticket to the chat of a match: signed here, for only the match's room knows who plays it and who watches.
import {
  type ChatSide,
  type ChatTicket,
  type MatchChatMessage,
  matchChannel,
  type Player,
  TICKET_SECONDS,
} from "@transcendence/protocol";
import { signTicket } from "@transcendence/tickets";
import { wallMs } from "../kit/clock.ts";

interface Holder {
  readonly match: string;
  readonly side: ChatSide;
  readonly player: Player;
  readonly session: string | null;
}

/** Whoever plays may write, guests too; of those who watch, members. */
export async function chatTicket(secret: string, { match, side, player, session }: Holder): Promise<MatchChatMessage> {
  const channel = matchChannel(match, side);
  const expiresMs = wallMs() + TICKET_SECONDS * 1000;
  const body: ChatTicket = {
    room: "chat",
    channel,
    session,
    player,
    kind: "match",
    role: side === "players" || player.kind === "member" ? "member" : null,
    mutedUntilMs: null,
    slowSeconds: 0,
    isRefused: false,
    hasBlocks: true, // the API is asked whom they have blocked
    lastSeq: 0,
    expiresMs,
  };
  return { type: "chat", side, channel, ticket: await signTicket(secret, body), expiresMs };
}
