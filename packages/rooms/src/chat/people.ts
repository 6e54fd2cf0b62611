import { standingOf } from "./standing.ts";
// What the API says of people while they are here: what they may do, whom they have blocked, that they are gone.
import type { Visitor } from "./state.ts";
import { type ChatEvent, type ChatTurn, tell } from "./turn.ts";

export function setMember(turn: ChatTurn, change: Extract<ChatEvent, { type: "member" }>): void {
  const { state, effects } = turn;
  for (const visitor of state.visitors.values()) {
    if (visitor.player?.id !== change.user) continue;
    if (change.isOut) {
      state.visitors.delete(visitor.client);
      effects.push({ type: "close", client: visitor.client, reason: "gone" });
      continue;
    }
    visitor.role = change.role;
    visitor.mutedUntilMs = change.mutedUntilMs;
    tell(turn, visitor, { type: "standing", you: standingOf(state, visitor) });
  }
}

/** What is on the page already of somebody whom they have just blocked. */
export function hide(turn: ChatTurn, visitor: Visitor, user: string): void {
  if (visitor.isWelcomed) tell(turn, visitor, { type: "hide", user });
}

/** Their account is gone, and everything they wrote. */
export function forget(turn: ChatTurn, user: string): void {
  const { state } = turn;
  state.recent = state.recent.filter(({ author }) => author.id !== user);
  state.activities.delete(user);
  for (const visitor of state.visitors.values()) hide(turn, visitor, user);
}
