// From what the room tells to what the drawings of tournaments are made from.
import type { TournamentState, TournamentView } from "@transcendence/protocol";
import { pageOf } from "../../people/page-of.ts";
import { type DrawnPerson, drawingOf, type TournamentDrawing } from "../tournament/board/view.ts";
import { nameOf } from "./tournament-model.ts";

export function drawing(
  { entries, boards, played }: TournamentView,
  state: TournamentState,
  me: string | null,
  former: string,
): TournamentDrawing {
  const people: Record<string, DrawnPerson> = {};
  for (const entry of entries) {
    const name = nameOf(entry, former);
    const isOpen = entry.alias === null && entry.player?.kind === "member";
    people[entry.id] = isOpen ? { name, href: pageOf(name) } : { name };
  }
  const live: Record<string, readonly [number, number]> = {};
  const links: Record<string, string> = {};
  for (const [pairing, match] of Object.entries(played)) links[pairing] = `/match/${match}`;
  for (const { pairing, phase, match, score } of boards) {
    if (phase !== "playing" || match === null) continue;
    live[pairing] = score ?? [0, 0];
    links[pairing] = `/match/${match}`;
  }
  return drawingOf(state, { people, live, links, me });
}
