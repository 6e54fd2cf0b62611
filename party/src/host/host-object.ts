// A host of rooms as a Durable Object. Each of a machine's rooms' processes has one, of which there is one for its whole life.
import { hostIndexOf, type MovedRoom } from "@transcendence/link";
import type { RoomAddress, RoomAnswer, RoomCall } from "@transcendence/protocol";
import { DurableObject } from "cloudflare:workers";
import { apiCalls, callThroughApi } from "../kit/calls.ts";
import { secretsOf } from "../kit/environment.ts";
import type { HostEnv } from "./host-env.ts";
import { RoomHost } from "./room-host.ts";

export class HostObject extends DurableObject<HostEnv> {
  readonly host: RoomHost;
  #isAwake = false;

  constructor(context: DurableObjectState, env: HostEnv) {
    super(context, env);
    const [index, hosts] = [Number(env.HOST_INDEX), Number(env.HOSTS)];
    this.host = new RoomHost({
      storage: context.storage,
      ticketSecret: async () => (await secretsOf(env)).ticket,
      callsFrom: (local) => ({
        room: (room, call) =>
          hostIndexOf(room, hosts) === index ? local(room, call) : callThroughApi(env, room, call),
        api: apiCalls(env),
      }),
    });
  }

  /** A link of a gateway; who asks has been looked at. */
  override fetch(): Response {
    const { 0: gateway, 1: socket } = new WebSocketPair();
    if (!this.#isAwake) this.host.wake();
    this.#isAwake = true;
    this.host.link(socket);
    return new Response(null, { status: 101, webSocket: gateway });
  }

  call(room: RoomAddress, call: RoomCall): Promise<RoomAnswer> {
    return this.host.call(room, call);
  }

  take(moved: readonly MovedRoom[]): Promise<void> {
    return this.host.disk.take(moved);
  }

  drain(): Promise<{ readonly rooms: number; readonly failed: number }> {
    return this.host.drain();
  }
}
