// What somebody may do in a channel.
import type { ChatRefusal, ChatStanding } from "@transcendence/protocol";
import type { ChatState, Visitor } from "./state.ts";

export function moderates({ role }: Pick<Visitor, "role">): boolean {
  return role === "owner" || role === "moderator";
}

/** Why somebody may write nothing at all; null: they may. */
export function refusalFor(state: ChatState, visitor: Visitor, nowMs: number): ChatRefusal | null {
  if (state.kind === "archived") return "read_only";
  if (state.kind === "match") return isMember(visitor) ? null : "read_only"; // guests who play, too
  const takesPart = state.kind === "tournament" && isMember(visitor); // guests, too
  if (visitor.player === null || (visitor.player.kind !== "member" && !takesPart)) return "read_only";
  if (state.kind === "direct" && (state.isRefused || visitor.blocked === null)) return "blocked";
  if (state.kind !== "public" && state.kind !== "tournament" && !isMember(visitor)) return "read_only";
  return visitor.mutedUntilMs !== null && visitor.mutedUntilMs > nowMs ? "muted" : null;
}

/** As the API decides who gets a ticket. */
export function mayRead({ kind }: Pick<ChatState, "kind">, visitor: Pick<Visitor, "role">): boolean {
  return kind === "public" || kind === "tournament" || kind === "archived" || kind === "match" || isMember(visitor);
}

export function mayWrite(state: ChatState, visitor: Visitor, nowMs: number): boolean {
  return refusalFor(state, visitor, nowMs) === null;
}

function isMember({ role }: Pick<Visitor, "role">): boolean {
  return role === "owner" || role === "moderator" || role === "member";
}

export function standingOf(state: ChatState, visitor: Visitor): ChatStanding {
  const { role, mutedUntilMs } = visitor;
  const canWrite = refusalFor(state, { ...visitor, mutedUntilMs: null }, 0) === null;
  const isArchived = state.kind === "archived";
  return { role, mutedUntilMs, canWrite, slowSeconds: state.slowSeconds, ...(isArchived && { isArchived }) };
}
