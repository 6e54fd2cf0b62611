export type { ClosedReason } from "./closing.ts";
export * from "./phases.ts";
export { MatchSession, type SessionListener } from "./session.ts";
export { type Link, MatchSocket, type Network, type Trouble } from "./socket.ts";
