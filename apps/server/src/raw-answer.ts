// Answers that Node has no response for: to what its parser refused, and to refused upgrades. They carry what all others carry.
import { STATUS_CODES } from "node:http";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { SECURITY_HEADERS } from "@transcendence/api/security-headers"; // nothing else of it: gateways are small

const GOODBYE_MS = 5000; // for what is still to be sent on a line that is over

type Headers = Readonly<Record<string, string>>;

/** A whole answer without a body; the connection is over after it. */
export function rawAnswer(status: number, headers: Headers = {}): string {
  const all = { Connection: "close", "Content-Length": "0", "Cache-Control": "no-store", ...headers };
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${headerLines(all)}${headerLines(SECURITY_HEADERS)}\r\n`;
}

function headerLines(headers: Headers): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("");
}

export function endWith(socket: Duplex, text: string): void {
  socket.end(text);
  leaveSoon(socket);
}

/** Nothing more is read, and a peer that does not hang up is left. */
function leaveSoon(socket: Duplex): void {
  socket.resume();
  if (socket instanceof Socket) socket.setTimeout(GOODBYE_MS, () => socket.destroy());
}

/** What Node's parser refused: too long a head or body, too slow, or not HTTP. */
export function statusOfParserError(code: unknown): number {
  if (code === "HPE_HEADER_OVERFLOW") return 431;
  if (code === "HPE_CHUNK_EXTENSIONS_OVERFLOW") return 413;
  return code === "ERR_HTTP_REQUEST_TIMEOUT" ? 408 : 400;
}
