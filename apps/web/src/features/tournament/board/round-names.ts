// What a round is called: in brackets by how far it is from the end.
import type { Stage } from "@transcendence/tournament";
import { tt } from "../../../i18n/tournament/index.ts";

interface Round {
  readonly stage: Stage;
  readonly round: number; // from 1
  readonly rounds: number; // how many its stage has
}

/** `isDouble`: the winners' bracket of a double elimination, whose last match is not the final yet. */
export function roundName({ stage, round, rounds }: Round, isDouble = false): string {
  const names = tt.value.board.rounds;
  const left = rounds - round; // rounds after it
  switch (stage) {
    case "winners":
    case "play-off":
      if (left === 0) return isDouble ? names.winnersFinal : names.final;
      if (left === 1) return names.semiFinals;
      if (left === 2) return names.quarterFinals;
      return names.roundOf({ matches: 2 ** left });
    case "losers":
      return left === 0 ? names.losersFinal : names.losersRound({ round });
    case "final":
      return round === 1 ? names.grandFinal : names.secondFinal;
    case "third":
      return names.third;
    case "group":
    case "swiss":
    case "arena":
      return names.round({ round });
  }
}

/** A, B, C, … */
export function groupName(group: number): string {
  return tt.value.board.group({ name: String.fromCharCode(65 + (group % 26)) });
}
