// Between whom there is a block, whoever made it: they are not shown each other's matches, and are not paired.
import { tellOwnNews } from "./here.ts";
import type { Visitor } from "./state.ts";
import type { LobbyEvent, LobbyTurn } from "./turn.ts";

export function askBlocks({ state, effects }: LobbyTurn, user: string): void {
  const question = ++state.questions;
  state.asked.set(user, question);
  effects.push({ type: "ask_blocks", user, question });
}

type Blocks = Extract<LobbyEvent, { type: "blocks" }>;

/**
 * As the API says, unless there was a later question. Returns the pages that have to come back, for it did not say, and they are told of
 * no match without.
 */
export function setApart(turn: LobbyTurn, { user, question, ids }: Blocks): Visitor[] {
  const { asked } = turn.state;
  if (asked.get(user) !== question) return [];
  asked.delete(user);
  if (ids === null) return pagesOf(turn, user).filter(({ apart }) => apart === null);
  const apart = new Set(ids);
  for (const visitor of pagesOf(turn, user)) {
    visitor.apart = apart;
    tellOwnNews(turn, visitor);
  }
  return [];
}

/** From the user room of either, which says so to the lobby in which its person is. What remains when one ends only the API knows. */
export function block(turn: LobbyTurn, user: string, other: string, isBlocked: boolean): void {
  for (const [one, another] of [
    [user, other],
    [other, user],
  ] as const) {
    const pages = pagesOf(turn, one);
    if (pages.length === 0) continue;
    // An answer on its way may be from before.
    if (!isBlocked || turn.state.asked.has(one)) askBlocks(turn, one);
    if (isBlocked) for (const visitor of pages) hide(turn, visitor, another);
  }
}

function hide(turn: LobbyTurn, visitor: Visitor, other: string): void {
  if (visitor.apart === null || visitor.apart.has(other)) return;
  visitor.apart = new Set([...visitor.apart, other]);
  tellOwnNews(turn, visitor);
}

function pagesOf({ state }: LobbyTurn, user: string): Visitor[] {
  return [...state.visitors.values()].filter(({ player }) => player?.id === user);
}
