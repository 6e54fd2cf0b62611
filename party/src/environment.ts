// What the rooms are bound to, see wrangler.toml and apps/server.
import { deriveSecrets, type Secrets } from "@transcendence/env";
import type { RoomPlace } from "@transcendence/rooms";
import type { MatchRoom } from "./match-room.ts";
import type { UserRoom } from "./user-room.ts";

type Matches = DurableObjectNamespace<MatchRoom>;

export interface RoomsEnv {
  readonly Match: Matches; // those of this isolate; on the edge all
  readonly User: DurableObjectNamespace<UserRoom>;
  readonly ISOLATE?: string; // self-hosted: where this worker's matches live; MATCH_ and its name is bound to them everywhere
  readonly [binding: `MATCH_${string}`]: Matches;
  readonly API: Fetcher; // the API's internal routes
  readonly TICKET_SECRET?: string; // self-hosted: the server derives both and hands over no more than these
  readonly INTERNAL_SECRET?: string;
  readonly SECRET?: string; // on the edge
  readonly PUBLIC_URL?: string; // the only origin whose pages may open sockets; left out: any
}

/** A match's room, wherever it lives. */
export function matchAt(env: RoomsEnv, { match, isolate }: RoomPlace): DurableObjectStub<MatchRoom> {
  const matches = isolate === null ? env.Match : env[`MATCH_${isolate}`];
  if (matches === undefined) throw new Error(`This worker is not bound to the matches of ${isolate}.`);
  return matches.getByName(match);
}

let derived: Promise<Secrets> | undefined;

/** What the rooms need. */
export async function secretsOf(env: RoomsEnv): Promise<Pick<Secrets, "ticket" | "internal">> {
  if (env.TICKET_SECRET && env.INTERNAL_SECRET) return { ticket: env.TICKET_SECRET, internal: env.INTERNAL_SECRET };
  return allSecretsOf(env);
}

/** What the API needs, too: on the edge both are one worker. */
export async function allSecretsOf({ SECRET }: RoomsEnv): Promise<Secrets> {
  if (!SECRET) throw new Error("The rooms need TICKET_SECRET and INTERNAL_SECRET, or SECRET.");
  return (derived ??= deriveSecrets(SECRET));
}
