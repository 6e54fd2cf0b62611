// Between whom there is a block, whoever made it: they are not shown each other's matches, and are not paired.
import { tellOwnNews } from "./here.ts";
import type { Visitor } from "./state.ts";
import type { LobbyTurn } from "./turn.ts";

/** As the API says. */
export function setApart(turn: LobbyTurn, user: string, ids: readonly string[]): void {
  const apart = new Set(ids);
  for (const visitor of pagesOf(turn, user)) {
    visitor.apart = apart;
    tellOwnNews(turn, visitor);
  }
}

/** From the user room of either, which says so to the lobby in which its person is. What remains when one ends only the API knows. */
export function block(turn: LobbyTurn, user: string, other: string, isBlocked: boolean): void {
  for (const [one, another] of [
    [user, other],
    [other, user],
  ] as const) {
    const pages = pagesOf(turn, one);
    if (pages.length === 0) continue;
    if (!isBlocked) turn.effects.push({ type: "ask_blocks", user: one });
    else for (const visitor of pages) hide(turn, visitor, one, another);
  }
}

function hide(turn: LobbyTurn, visitor: Visitor, user: string, other: string): void {
  if (visitor.apart === null) return void turn.effects.push({ type: "ask_blocks", user }); // the answer that is on its way may be from before
  if (visitor.apart.has(other)) return;
  visitor.apart = new Set([...visitor.apart, other]);
  tellOwnNews(turn, visitor);
}

function pagesOf({ state }: LobbyTurn, user: string): Visitor[] {
  return [...state.visitors.values()].filter(({ player }) => player?.id === user);
}
