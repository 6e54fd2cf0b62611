// What the server and a gateway process beside it tell each other.
import type { LogLevel } from "@transcendence/env";
import type { Arrival } from "./hold-sockets.ts";

export const REPORT_MS = 200;

export type ToGateway =
  | { readonly type: "begin"; readonly hosts: number; readonly secret: string; readonly logLevel: LogLevel }
  /** With the connection itself, unless that was gone already. */
  | { readonly type: "take"; readonly id: number; readonly arrival: Arrival; readonly head: Uint8Array }
  /** The server has let go of what was taken. Before that, what the client says may reach either process, so it is not answered. */
  | { readonly type: "yours"; readonly id: number }
  | { readonly type: "address"; readonly ask: number; readonly href: string | null } // null: that host does not run
  | { readonly type: "closeAll" };

export type FromGateway =
  | { readonly type: "ready" }
  | { readonly type: "taken"; readonly id: number }
  | { readonly type: "left"; readonly id: number }
  | { readonly type: "address"; readonly ask: number; readonly host: number }
  | { readonly type: "load"; readonly lateMs: number; readonly delays: readonly number[] };
