// The same relay on partyserver, as the match room stands on it: what the library's own wrappers cost.
import { type Connection, Server, type WSMessage } from "partyserver";
import type { Env } from "./route.ts";

export { default } from "./route.ts";

export class Room extends Server<Env> {
  readonly #connections: Connection[] = [];

  override onConnect(connection: Connection): void {
    this.#connections.push(connection);
  }

  override onMessage(from: Connection, message: WSMessage): void {
    for (const connection of this.#connections) {
      if (connection !== from) connection.send(message);
    }
  }
}
