// Everybody against everybody, by the circle method; in several groups where there are many.
import type { Outcome, Pairing } from "./types.ts";

/** The players of each group, by seed: dealt to and fro, so that the groups are about as strong as each other. */
export function groupsOf(seeds: readonly string[], count: number): string[][] {
  const groups: string[][] = Array.from(
    { length: Math.max(1, Math.min(count, Math.floor(seeds.length / 2))) },
    () => [],
  );
  seeds.forEach((id, place) => {
    const turn = Math.floor(place / groups.length);
    const at = place % groups.length;
    groups[turn % 2 === 0 ? at : groups.length - 1 - at]!.push(id);
  });
  return groups;
}

export function groupPairings(
  groups: readonly (readonly string[])[],
  outcomes: Readonly<Record<string, Outcome>>,
): Pairing[] {
  return groups.flatMap((players, group) =>
    circle(players).flatMap((pairs, index) =>
      pairs.map(([one, other], place): Pairing => {
        const id = `g${group + 1}.${index + 1}.${place + 1}`;
        const slots = [
          { kind: "player", id: one },
          { kind: "player", id: other },
        ] as const;
        return { id, stage: "group", round: index + 1, group, slots, outcome: outcomes[id] ?? null };
      }),
    ),
  );
}

/** Each round's pairs. With an odd number one rests in each round, everybody once. */
function circle(players: readonly string[]): [string, string][][] {
  const ring: (string | null)[] = players.length % 2 === 0 ? [...players] : [...players, null];
  const rounds: [string, string][][] = [];
  for (let round = 1; round < ring.length; round++) {
    const pairs: [string, string][] = [];
    for (let place = 0; place < ring.length / 2; place++) {
      const [one, other] = [ring[place]!, ring[ring.length - 1 - place]!];
      // Who stands on the left changes from round to round, for the one that stays in place too.
      if (one !== null && other !== null) pairs.push((round + place) % 2 === 0 ? [other, one] : [one, other]);
    }
    rounds.push(pairs);
    ring.splice(1, 0, ring.pop()!);
  }
  return rounds;
}
