// The connection itself. It comes back by itself, with a fresh ticket each time, until it is closed or the session has ended.
import {
  CLOSE_CODES,
  FINAL_CLOSE_REASONS,
  LIVE_PING,
  LIVE_PONG,
  LiveMessage,
  PROTOCOL_VERSION,
} from "@transcendence/protocol";
import { PartySocket } from "partysocket";
import { safeParse } from "valibot";
import { api } from "./api.ts";

export interface LiveLine {
  readonly close: () => void;
}

interface Callbacks {
  readonly onMessage: (message: LiveMessage) => void;
  /** Nobody is let in with this session any more, or not by this version of the client. */
  readonly onEnd: () => void;
}

const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 30_000;
const JITTER_MS = 1000; // not all pages of a restarted arena at once
const PING_MS = 20_000; // twice within the time for which the lobby counts somebody as here
const ANSWER_MS = 10_000;

const ENDS: readonly number[] = FINAL_CLOSE_REASONS.map((reason) => CLOSE_CODES[reason]);

export function openLiveLine(user: string, { onMessage, onEnd }: Callbacks): LiveLine {
  let isOver = false;
  const socket = new PartySocket({
    host: location.host,
    protocol: location.protocol === "https:" ? "wss" : "ws",
    party: "user",
    room: user,
    query,
    minReconnectionDelay: FIRST_RETRY_MS + Math.random() * JITTER_MS,
    maxReconnectionDelay: LAST_RETRY_MS + Math.random() * JITTER_MS,
    maxEnqueuedMessages: 0,
    shouldReconnectOnClose: ({ code }) => !isOver && !ENDS.includes(code),
  });
  let answered = true;
  let patience: ReturnType<typeof setTimeout> | undefined;
  const pings = setInterval(() => {
    if (socket.readyState !== WebSocket.OPEN) return;
    answered = false;
    socket.send(LIVE_PING);
    patience = setTimeout(() => !answered && socket.reconnect(), ANSWER_MS);
  }, PING_MS);
  socket.addEventListener("message", ({ data }) => {
    answered = true;
    const message = data === LIVE_PONG ? null : read(data);
    if (message !== null) onMessage(message);
  });
  socket.addEventListener("close", ({ code }) => ENDS.includes(code) && end());

  function close(): void {
    isOver = true;
    clearInterval(pings);
    clearTimeout(patience);
    // Closed while it is being opened, it would be an error in the browser's console.
    if (socket.readyState === WebSocket.CONNECTING) socket.addEventListener("open", () => socket.close());
    else socket.close();
  }

  function end(): void {
    if (isOver) return;
    close();
    onEnd();
  }

  async function query(): Promise<Record<string, string>> {
    if (isOver) throw new Error("the line is closed");
    const answer = await api.ownTicket();
    if (answer.ok) return { ticket: answer.value.ticket, v: String(PROTOCOL_VERSION) };
    if (answer.error === "unauthenticated" || answer.error === "forbidden") end();
    throw new Error(answer.error); // the socket tries again after its delay, unless it was closed
  }

  return { close };
}

/** Null for what a later arena may say. */
function read(data: unknown): LiveMessage | null {
  if (typeof data !== "string") return null;
  try {
    const parsed = safeParse(LiveMessage, JSON.parse(data));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
