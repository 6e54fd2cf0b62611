// All pairings of a tournament as they follow from what has happened.
import { bracketPairings } from "./bracket.ts";
import { groupPairings, groupsOf } from "./round-robin.ts";
import type { Drawn, Outcome, Pairing, Slot, Tournament } from "./types.ts";

export function pairingsOf(tournament: Tournament): Pairing[] {
  const { plan, entrants, outcomes, drawn, finalists } = tournament;
  const seeds = entrants.map(({ id }) => id);
  switch (plan.format) {
    case "single":
    case "double":
      return bracketPairings(
        seeds,
        { thirdPlace: plan.thirdPlace, double: plan.format === "double", prefix: "", stage: "winners" },
        outcomes,
      );
    case "round-robin": {
      const groups = groupPairings(groupsOf(seeds, plan.groups), outcomes);
      if (finalists === null) return groups;
      const options = { thirdPlace: plan.thirdPlace, double: false, prefix: "p", stage: "play-off" } as const;
      return [...groups, ...bracketPairings(finalists, options, outcomes)];
    }
    case "swiss":
    case "arena":
      return drawn.map((each) => drawnPairing(each, plan.format === "swiss" ? "swiss" : "arena", outcomes));
  }
}

/** Whether nothing more comes of it: it is decided, or somebody has a bye. */
export function isClosed({ slots, outcome }: Pairing): boolean {
  return outcome !== null || slots.some(({ kind }) => kind === "bye");
}

/** Both players are known, and it is not decided. */
export function isReady(pairing: Pairing): boolean {
  return pairing.outcome === null && pairing.slots.every(({ kind }) => kind === "player");
}

export function playersOf({ slots }: Pairing): string[] {
  return slots.flatMap((slot) => (slot.kind === "player" ? [slot.id] : []));
}

/** Everybody's own pairings, in order: an arena may have thousands. */
export function pairingsByPlayer(pairings: readonly Pairing[]): ReadonlyMap<string, readonly Pairing[]> {
  const found = new Map<string, Pairing[]>();
  for (const pairing of pairings) {
    for (const id of playersOf(pairing)) {
      const own = found.get(id);
      if (own) own.push(pairing);
      else found.set(id, [pairing]);
    }
  }
  return found;
}

function drawnPairing(
  { id, round, players: [one, other] }: Drawn,
  stage: "swiss" | "arena",
  outcomes: Readonly<Record<string, Outcome>>,
): Pairing {
  const second: Slot = other === null ? { kind: "bye" } : { kind: "player", id: other };
  return { id, stage, round, group: 0, slots: [{ kind: "player", id: one }, second], outcome: outcomes[id] ?? null };
}
