// The usual way: a bare Durable Object that steps the game by a timer and broadcasts the world after each tick.
import { DurableObject } from "cloudflare:workers";
import { PlainGame, TICK_MS, toMove } from "../src/capacity/duels/plain-game.ts";
import { encodeState } from "../src/capacity/duels/plain-state.ts";
import type { Env } from "./route.ts";

export { default } from "./route.ts";

export class Room extends DurableObject<Env> {
  readonly #sockets: WebSocket[] = [];
  readonly #game = new PlainGame();

  override fetch(): Response {
    const { 0: client, 1: socket } = new WebSocketPair();
    const seat = this.#sockets.push(socket) === 1 ? 0 : 1;
    socket.accept();
    socket.binaryType = "arraybuffer"; // a Blob otherwise, whose bytes would have to be awaited
    socket.addEventListener("message", ({ data }) => {
      if (data instanceof ArrayBuffer) this.#game.move(seat, toMove(new Uint8Array(data)[6] ?? 0));
    });
    if (seat === 0) setInterval(() => this.#tick(), TICK_MS);
    return new Response(null, { status: 101, webSocket: client });
  }

  #tick(): void {
    this.#game.tick();
    const state = encodeState(this.#game);
    for (const socket of this.#sockets) socket.send(state);
  }
}
