// What the rooms are bound to on the edge, see wrangler.toml. What a host is bound to is in host/host-env.ts.
import { deriveSecrets, type Secrets } from "@transcendence/env";
import { ROOM_KINDS, type RoomAddress } from "@transcendence/protocol";
import type { DurableRoom } from "./durable-room.ts";

type Rooms = DurableObjectNamespace<DurableRoom>;

export interface RoomsEnv {
  readonly Match: Rooms;
  readonly User: Rooms;
  readonly Lobby: Rooms;
  readonly Chat: Rooms;
  readonly Tournament: Rooms;
  readonly API: Fetcher; // the API's internal routes
  readonly TICKET_SECRET?: string; // self-hosted: the server derives both and hands over no more than these
  readonly INTERNAL_SECRET?: string;
  readonly SECRET?: string; // on the edge
  readonly PUBLIC_URL?: string; // the only origin whose pages may open sockets; left out: any
}

export function roomAt(env: RoomsEnv, room: RoomAddress): DurableObjectStub<DurableRoom> {
  return env[ROOM_KINDS[room.kind].binding].getByName(room.name);
}

let derived: Promise<Secrets> | undefined;

/** What the rooms need. */
export async function secretsOf(
  env: Pick<RoomsEnv, "TICKET_SECRET" | "INTERNAL_SECRET" | "SECRET">,
): Promise<Pick<Secrets, "ticket" | "internal">> {
  if (env.TICKET_SECRET && env.INTERNAL_SECRET) return { ticket: env.TICKET_SECRET, internal: env.INTERNAL_SECRET };
  return allSecretsOf(env);
}

/** What the API needs, too: on the edge both are one worker. */
export async function allSecretsOf({ SECRET }: Pick<RoomsEnv, "SECRET">): Promise<Secrets> {
  if (!SECRET) throw new Error("The rooms need TICKET_SECRET and INTERNAL_SECRET, or SECRET.");
  return (derived ??= deriveSecrets(SECRET));
}
