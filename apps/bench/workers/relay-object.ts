// The floor: a bare Durable Object that hands each frame to the other player. No game, no clock, no storage.
import { DurableObject } from "cloudflare:workers";
import type { Env } from "./route.ts";

export { default } from "./route.ts";

export class Room extends DurableObject<Env> {
  readonly #sockets: WebSocket[] = [];

  override fetch(): Response {
    const { 0: client, 1: socket } = new WebSocketPair();
    const seat = this.#sockets.push(socket) - 1;
    socket.accept();
    socket.binaryType = "arraybuffer"; // a Blob otherwise, whose bytes would have to be awaited
    socket.addEventListener("message", (event) => {
      this.#sockets[1 - seat]?.send(event.data);
    });
    return new Response(null, { status: 101, webSocket: client });
  }
}
