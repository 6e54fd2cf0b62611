// A tournament in a few words.
import type { TournamentSummary } from "@transcendence/protocol";
import { tt } from "../../i18n/tournament/index.ts";
import { optionsText } from "../match-options/options-text.ts";

/** The words of a format stand by names that are one word. */
export const FORMAT_WORDS = {
  single: "single",
  double: "double",
  "round-robin": "roundRobin",
  swiss: "swiss",
  arena: "arena",
} as const satisfies Record<TournamentSummary["plan"]["format"], string>;

export function factsOf(tournament: TournamentSummary): string[] {
  const { tournaments } = tt.value;
  const { plan, places, entered, rated, settings, guests, hasPassword, minRating, maxRating } = tournament;
  const facts = [
    tournaments.formats[FORMAT_WORDS[plan.format]],
    tournaments.players({ entered, places }),
    rated ? tournaments.rated : tournaments.casual,
    optionsText(settings),
  ];
  if (!guests) facts.push(tournaments.membersOnly);
  if (hasPassword) facts.push(tournaments.locked);
  if (minRating !== null && maxRating !== null) facts.push(tournaments.range({ from: minRating, to: maxRating }));
  else if (minRating !== null) facts.push(tournaments.from({ from: minRating }));
  else if (maxRating !== null) facts.push(tournaments.upTo({ to: maxRating }));
  return facts;
}
