// The same room on Colyseus, as its documentation writes one: a schema state, a simulation interval, patches at its rate.
// A process of its own; tells its parent the port.
import { type Client, Room, Server } from "@colyseus/core";
import { schema, t } from "@colyseus/schema";
import { WebSocketTransport } from "@colyseus/ws-transport";
import { PlainGame, TICK_MS, toMove } from "./duels/plain-game.ts";

// The order is the one in which duels/colyseus.ts reads the fields.
const GameState = schema({
  x: t.float32(),
  y: t.float32(),
  left: t.float32(),
  right: t.float32(),
  leftScore: t.uint8(),
  rightScore: t.uint8(),
  leftInputs: t.uint8(),
  rightInputs: t.uint8(),
});

class PongRoom extends Room {
  override maxClients = 2;
  override patchRate = TICK_MS;
  override state = new GameState();
  readonly #game = new PlainGame();

  override onCreate(): void {
    this.onMessage("move", (client: Client, move: number) => {
      const seat = this.clients.indexOf(client);
      if (seat === 0 || seat === 1) this.#game.move(seat, toMove(move));
    });
    this.setSimulationInterval(() => this.#tick(), TICK_MS);
  }

  #tick(): void {
    this.#game.tick();
    const { balls, paddles, score } = this.#game.world;
    this.state.x = balls[0]?.x ?? 0;
    this.state.y = balls[0]?.y ?? 0;
    this.state.left = paddles[0]?.center ?? 0;
    this.state.right = paddles[1]?.center ?? 0;
    this.state.leftScore = score[0] ?? 0;
    this.state.rightScore = score[1] ?? 0;
    [this.state.leftInputs, this.state.rightInputs] = this.#game.inputs;
  }
}

const transport = new WebSocketTransport({ pingInterval: 0 });
const server = new Server({ transport, greet: false });
server.define("pong", PongRoom);
await server.listen(0, "127.0.0.1");
const address = transport.server?.address();
if (address === null || typeof address !== "object") throw new Error("Colyseus does not listen");
process.send?.({ port: address.port });
