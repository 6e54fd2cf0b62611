// A connection to a room that speaks JSON: it comes back by itself, with a fresh ticket each time, until it is closed, the session has
// ended, or the room does not want this client any more.
import {
  ChatServerMessage,
  CLOSE_CODES,
  FINAL_CLOSE_REASONS,
  LIVE_PING,
  LIVE_PONG,
  LiveMessage,
  LobbyServerMessage,
  PROTOCOL_VERSION,
  type TicketAnswer,
  TournamentServerMessage,
} from "@transcendence/protocol";
import { PartySocket } from "partysocket";
import type { GenericSchema, InferOutput } from "valibot";
import { type Arena, askTicket, socketAddress } from "./arena.ts";
import { readMessage } from "./read-message.ts";
import type { Result } from "./result.ts";

export interface RoomLine {
  /** On an open line; what is asked for on a dead one is asked for again on the next. */
  readonly say: (message: object) => void;
  readonly isOpen: () => boolean;
  /** As last measured, in ms; null: not yet. */
  readonly roundTripMs: () => number | null;
  readonly close: () => void;
}

/** What each kind of room says; what does not fit was said by a later server, and is passed over. Here, so that pages load it late. */
const MESSAGES = {
  user: LiveMessage,
  lobby: LobbyServerMessage,
  tournament: TournamentServerMessage,
  chat: ChatServerMessage,
} as const;
type LineKind = keyof typeof MESSAGES;

interface RoomLineOptions<Kind extends LineKind> {
  readonly arena: Arena;
  readonly room: { readonly kind: Kind; readonly name: string };
  readonly ticket?: () => Promise<Result<TicketAnswer>>; // instead of the one that the API gives to whoever asks
  readonly onOpen?: () => void;
  /** The line is down, and comes back by itself. */
  readonly onLost?: () => void;
  readonly onMessage: (message: InferOutput<(typeof MESSAGES)[Kind]>) => void;
  /** Nobody is let in with this session any more, or not by this version of the client. */
  readonly onEnd: () => void;
}

const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 30_000;
const JITTER_MS = 1000; // not all pages of a restarted arena at once
const PING_MS = 20_000; // twice within the time for which the lobby counts somebody as here
const ANSWER_MS = 10_000;

/** Asked again, the answer would be the same: no session, no way in, no such room, or one where all is over. */
const FINAL_ERRORS: readonly string[] = [
  "unauthenticated",
  "forbidden",
  "not_found",
  "bad_request",
  "tournament_closed",
];

const ENDS: readonly number[] = FINAL_CLOSE_REASONS.map((reason) => CLOSE_CODES[reason]);

export function openRoomLine<Kind extends LineKind>({
  arena,
  room,
  ticket = () => askTicket(arena, room),
  onOpen,
  onLost,
  onMessage,
  onEnd,
}: RoomLineOptions<Kind>): RoomLine {
  // A compiler does not see that the schema of a kind reads the messages of that kind.
  const schema = MESSAGES[room.kind] as GenericSchema<unknown, InferOutput<(typeof MESSAGES)[Kind]>>;
  let isOver = false;
  let isAsking = false; // for a ticket: no socket is being opened
  let askedMs = 0;
  let roundTripMs: number | null = null;
  let patience: ReturnType<typeof setTimeout> | undefined;
  const socket = new PartySocket({
    ...socketAddress(arena, room),
    query,
    minReconnectionDelay: FIRST_RETRY_MS + Math.random() * JITTER_MS,
    maxReconnectionDelay: LAST_RETRY_MS + Math.random() * JITTER_MS,
    maxEnqueuedMessages: 0,
    shouldReconnectOnClose: ({ code }) => !isOver && !ENDS.includes(code),
  });
  const isOpen = () => socket.readyState === WebSocket.OPEN;
  const pings = setInterval(ping, PING_MS);
  socket.addEventListener("open", () => {
    if (isOver) return socket.close();
    ping();
    onOpen?.();
  });
  socket.addEventListener("message", ({ data }) => {
    clearTimeout(patience);
    if (isOver) return;
    if (data === LIVE_PONG) {
      roundTripMs = Math.round(performance.now() - askedMs);
      return;
    }
    const message = readMessage(schema, data);
    if (message !== null) onMessage(message);
  });
  socket.addEventListener("close", ({ code }) => {
    clearTimeout(patience);
    if (ENDS.includes(code)) end();
    else if (!isOver) onLost?.();
  });

  function ping(): void {
    if (!isOpen()) return;
    askedMs = performance.now();
    socket.send(LIVE_PING);
    clearTimeout(patience);
    patience = setTimeout(() => socket.reconnect(), ANSWER_MS);
  }

  function close(): void {
    isOver = true;
    clearInterval(pings);
    clearTimeout(patience);
    // A socket that is closed while it is being opened is an error in the browser's console: it is closed once it is open.
    if (isAsking || socket.readyState !== WebSocket.CONNECTING) socket.close();
  }

  function end(): void {
    if (isOver) return;
    close();
    onEnd();
  }

  async function query(): Promise<Record<string, string>> {
    isAsking = true;
    const answer = await ticket();
    if (!answer.ok && FINAL_ERRORS.includes(answer.error)) end();
    isAsking = false;
    if (!answer.ok) throw new Error(answer.error); // the socket tries again after its delay, unless it was closed
    return { ticket: answer.value.ticket, v: String(PROTOCOL_VERSION) };
  }

  return {
    say(message) {
      if (isOpen()) socket.send(JSON.stringify(message));
    },
    isOpen,
    roundTripMs: () => roundTripMs,
    close,
  };
}
