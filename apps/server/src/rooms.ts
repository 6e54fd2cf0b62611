// The rooms as the rest of the server knows them; hosts.ts starts them.
import type { RoomAddress } from "@transcendence/protocol";
import type { LoopbackAnswer } from "./loopback.ts";

type Headers = Readonly<Record<string, string>>;

export interface Rooms {
  /** Where workerd listens for a room now; rejects while it does not run. After a crash perhaps on another port: ask each time. */
  readonly address: (room: RoomAddress) => Promise<URL>;
  /** A request from this server itself to every host; answers the worst status. */
  readonly postToAll: (path: string, headers: Headers, body: string) => Promise<number>;
  /** The same, to the host of one room. */
  readonly post: (room: RoomAddress, path: string, headers: Headers, body: string) => Promise<number>;
  /** The same, with what the room answers. */
  readonly ask: (room: RoomAddress, path: string, headers: Headers, body: string) => Promise<LoopbackAnswer>;
  /** Whether they answer at this moment. */
  readonly answer: () => Promise<boolean>;
  /** Whether they have been away for longer than a usual restart takes. */
  readonly areAway: () => boolean;
  readonly stop: () => Promise<void>;
}
