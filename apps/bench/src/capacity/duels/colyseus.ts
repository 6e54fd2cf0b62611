// A Colyseus client reduced to what these players need: a seat by HTTP, the handshake, and of each patch which inputs it shows.
import { other, type Seat } from "./duel.ts";
import type { Dialect } from "./random-duel.ts";

const JOIN_ROOM = 10;
const ROOM_DATA = 13;
const ROOM_STATE = 14;
const ROOM_STATE_PATCH = 15;
const MOVE = Buffer.from("\u00a4move", "latin1"); // a MessagePack string

const FLOAT_FIELDS = 4; // x, y, left, right; then bytes: two scores, two counts of inputs
const FIRST_COUNT = 6;
const FIELD_BITS = 0x3f; // the others say whether the field is new or changed

interface Reservation {
  readonly roomId: string;
  readonly sessionId: string;
  readonly processId: string;
}

export const colyseus: Dialect = {
  async address(urlOf) {
    const server = urlOf(""); // it has one address for all rooms
    const created = await matchmake(new URL("/matchmake/create/pong", server));
    const joined = await matchmake(new URL(`/matchmake/joinById/${created.roomId}`, server));
    return [socketUrl(server, created), socketUrl(server, joined)];
  },
  input(_count, move) {
    return Uint8Array.of(ROOM_DATA, ...MOVE, move & 0xff); // -1, 0 and 1 are MessagePack as they are
  },
  welcome(socket, frame) {
    if (frame[0] === JOIN_ROOM) socket.sendBinary(Uint8Array.of(JOIN_ROOM));
  },
  shows(frame, seat) {
    return frame[0] === ROOM_STATE || frame[0] === ROOM_STATE_PATCH ? countIn(frame, other(seat)) : -1;
  },
};

function countIn(patch: Uint8Array, seat: Seat): number {
  let at = 1;
  while (at < patch.length) {
    const field = (patch[at] ?? 0) & FIELD_BITS;
    if (field === FIRST_COUNT + seat) return patch[at + 1] ?? -1;
    at += 1 + (field < FLOAT_FIELDS ? 4 : 1);
  }
  return -1;
}

async function matchmake(url: URL): Promise<Reservation> {
  const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: "{}" });
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Reservation; // as Colyseus documents it
}

function socketUrl(server: URL, { processId, roomId, sessionId }: Reservation): URL {
  const url = new URL(`/${processId}/${roomId}`, server);
  url.searchParams.set("sessionId", sessionId);
  return url;
}
