// Tournaments played to the end by chance, for the properties that every format has.
import fc from "fast-check";
import {
  closeArena,
  decide,
  DEFAULT_PLAN,
  type Entrant,
  FORMATS,
  isOver,
  openPairings,
  type Outcome,
  type Pairing,
  pairWave,
  type Plan,
  playersOf,
  startSeeded,
  type Tournament,
  withdraw,
} from "../src/index.ts";

export function entrants(count: number): Entrant[] {
  return Array.from({ length: count }, (_, place) => ({ id: `p${place + 1}`, rating: 2000 - 10 * place }));
}

export const plans: fc.Arbitrary<Plan> = fc.record({
  format: fc.constantFrom(...FORMATS),
  thirdPlace: fc.boolean(),
  groups: fc.integer({ min: 1, max: 4 }),
  rounds: fc.integer({ min: 0, max: 9 }),
});

/** The outcome follows from the pairing's id and `luck`, so that it is the same in whatever order matches end. */
export function luckyOutcome({ id, slots }: Pairing, luck: number): Outcome {
  let bits = luck >>> 0;
  for (const letter of id) bits = (Math.imul(bits ^ letter.charCodeAt(0), 0x0100_0193) + 0x9e37_79b9) >>> 0;
  const side = (bits >>> 16) % 2;
  const slot = slots[side]!;
  const winner = slot.kind === "player" ? slot.id : null;
  const lost = bits % 7;
  return { winner, score: side === 0 ? [7, lost] : [lost, 7], how: "played" };
}

export function start(plan: Partial<Plan>, count: number): Tournament {
  return startSeeded({ ...DEFAULT_PLAN, ...plan }, entrants(count));
}

export interface Course {
  readonly luck: number;
  readonly choose: (below: number) => number; // which of the open matches ends next
  readonly leave?: (decided: number) => string | null; // who withdraws after so many results
}

const WAVES = 8; // of an arena

/** To the end; throws when it does not come. */
export function playOut(begun: Tournament, { luck, choose, leave = () => null }: Course): Tournament {
  let tournament = begun;
  const most = 4 * begun.entrants.length ** 2 + 100;
  for (let decided = 0; ; decided++) {
    if (decided > most) throw new Error("the tournament does not end");
    const leaver = leave(decided);
    if (leaver !== null) tournament = changed(withdraw(tournament, leaver));
    tournament = nextWave(tournament);
    const open = openPairings(tournament);
    if (open.length === 0) {
      if (!isOver(tournament)) throw new Error("nobody can play, and it is not over");
      return tournament;
    }
    const pairing = open[choose(open.length)]!;
    tournament = changed(decide(tournament, pairing.id, luckyOutcome(pairing, luck)));
  }
}

function nextWave(tournament: Tournament): Tournament {
  if (tournament.plan.format !== "arena" || tournament.closed) return tournament;
  const played = tournament.drawn.length;
  if (played >= WAVES * tournament.entrants.length) return closeArena(tournament);
  const next = pairWave(
    tournament,
    tournament.entrants.map(({ id }) => id),
  );
  const isStuck = openPairings(next).length === 0;
  return isStuck ? closeArena(next) : next;
}

export function changed(change: ReturnType<typeof decide>): Tournament {
  if (!change.ok) throw new Error(change.reason);
  return change.tournament;
}

export function meetings(pairings: readonly Pairing[]): string[] {
  return pairings.map((pairing) => playersOf(pairing).toSorted().join(" "));
}
