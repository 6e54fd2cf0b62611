// The connection to the lobby. It comes back by itself, with a fresh ticket each time, until it is closed.
import {
  CLOSE_CODES,
  closeReason,
  FINAL_CLOSE_REASONS,
  LIVE_PING,
  LIVE_PONG,
  LOBBY_NAME,
  type LobbyClientMessage,
  type LobbyServerMessage,
  PROTOCOL_VERSION,
} from "@transcendence/protocol";
import { PartySocket } from "partysocket";
import { api } from "../../data/api.ts";

export interface LobbyLine {
  readonly isOpen: () => boolean;
  readonly say: (message: LobbyClientMessage) => void;
  /** As last measured; null: not yet. */
  readonly roundTripMs: () => number | null;
  readonly close: () => void;
}

interface Callbacks {
  readonly onOpen: () => void;
  readonly onMessage: (message: LobbyServerMessage) => void;
  /** The lobby does not want this page any more. */
  readonly onEnd: () => void;
}

const FIRST_RETRY_MS = 300;
const LAST_RETRY_MS = 20_000;
const JITTER_MS = 700; // not all pages of a restarted arena at once
const PING_MS = 20_000; // below what proxies allow a quiet connection
const ANSWER_MS = 10_000;

const ENDS: readonly number[] = FINAL_CLOSE_REASONS.map((reason) => CLOSE_CODES[reason]);

export function openLobbyLine({ onOpen, onMessage, onEnd }: Callbacks): LobbyLine {
  let isOver = false;
  const socket = new PartySocket({
    host: location.host,
    protocol: location.protocol === "https:" ? "wss" : "ws",
    party: "lobby",
    room: LOBBY_NAME,
    query,
    minReconnectionDelay: FIRST_RETRY_MS + Math.random() * JITTER_MS,
    maxReconnectionDelay: LAST_RETRY_MS + Math.random() * JITTER_MS,
    maxEnqueuedMessages: 0, // what was asked for on a dead line is asked for again on the next
    shouldReconnectOnClose: ({ code }) => !isOver && !ENDS.includes(code),
  });
  let askedMs: number | null = null;
  let roundTripMs: number | null = null;
  const isOpen = () => socket.readyState === WebSocket.OPEN;
  const ping = () => {
    if (!isOpen()) return;
    if (askedMs !== null && performance.now() - askedMs > ANSWER_MS) {
      askedMs = null;
      return socket.reconnect();
    }
    askedMs ??= performance.now();
    socket.send(LIVE_PING);
  };
  const pings = setInterval(ping, PING_MS);
  socket.addEventListener("open", () => {
    if (isOver) return socket.close();
    askedMs = null;
    ping();
    onOpen();
  });
  socket.addEventListener("message", ({ data }) => {
    if (isOver) return;
    if (data === LIVE_PONG) {
      if (askedMs !== null) roundTripMs = Math.round(performance.now() - askedMs);
      askedMs = null;
    } else if (typeof data === "string") onMessage(JSON.parse(data) as LobbyServerMessage); // the arena's own
  });
  socket.addEventListener("close", ({ code }) => {
    if (!isOver && closeReason(code) !== undefined && ENDS.includes(code)) onEnd();
  });
  return {
    isOpen,
    say: (message) => isOpen() && socket.send(JSON.stringify(message)),
    roundTripMs: () => roundTripMs,
    close() {
      isOver = true;
      clearInterval(pings);
      // A socket that is closed before it has opened leaves a line in the browser's console.
      if (socket.readyState !== WebSocket.CONNECTING) socket.close();
    },
  };

  async function query(): Promise<Record<string, string>> {
    const answer = await api.lobbyTicket();
    if (!answer.ok) throw new Error(answer.error); // the socket tries again after its delay
    return { ticket: answer.value.ticket, v: String(PROTOCOL_VERSION) };
  }
}
