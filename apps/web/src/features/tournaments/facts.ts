// A tournament in a few words.
import type { Repeats, TournamentSummary } from "@transcendence/protocol";
import { language, locale } from "../../i18n/index.ts";
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
  const { plan, places, entered, rated, settings, guests, hasPassword, inviteOnly, minRating, maxRating } = tournament;
  const facts = [
    tt.value.board.formats[FORMAT_WORDS[plan.format]],
    tournaments.players({ entered, places }),
    rated ? tournaments.rated : tournaments.casual,
    optionsText(settings),
  ];
  if (!guests) facts.push(tournaments.membersOnly);
  if (inviteOnly) facts.push(tournaments.byInvitation);
  if (hasPassword) facts.push(tournaments.locked);
  if (minRating !== null && maxRating !== null) facts.push(tournaments.range({ from: minRating, to: maxRating }));
  else if (minRating !== null) facts.push(tournaments.from({ from: minRating }));
  else if (maxRating !== null) facts.push(tournaments.upTo({ to: maxRating }));
  if (tournament.deadlineMinutes > 0) facts.push(tournaments.deadline({ minutes: tournament.deadlineMinutes }));
  if (tournament.repeats !== null) facts.push(repeatsText(tournament.repeats));
  return facts;
}

/** "Weekly: Monday and Friday, 20:00 (Europe/Paris)" */
export function repeatsText({ weekdays, time, timeZone }: Repeats): string {
  const days = weekdays.toSorted((a, b) => a - b).map(weekdayName);
  const list = new Intl.ListFormat(language.value, { type: "conjunction" }).format(days);
  return tt.value.tournaments.repeats({ days: list, time, zone: timeZone.replaceAll("_", " ") });
}

/** `weekday`: 1 for Monday. */
export function weekdayName(weekday: number): string {
  const day = new Date(Date.UTC(2024, 0, weekday)); // 2024 began on a Monday
  return new Intl.DateTimeFormat(locale.value, { weekday: "long", timeZone: "UTC" }).format(day);
}
