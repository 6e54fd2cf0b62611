import type { RoomsEnv } from "../kit/environment.ts";
import type { HostObject } from "./host-object.ts";

/** What a host's worker is bound to, see apps/server. */
export interface HostEnv extends Pick<RoomsEnv, "API" | "TICKET_SECRET" | "INTERNAL_SECRET"> {
  readonly Host: DurableObjectNamespace<HostObject>;
  readonly HOST_INDEX: string; // which of the machine's hosts this is, from 0
  readonly HOSTS: string; // how many there are
}

const HOST_NAME = "host";

/** The one object of this process. */
export function hostIn(env: HostEnv): DurableObjectStub<HostObject> {
  return env.Host.getByName(HOST_NAME);
}
