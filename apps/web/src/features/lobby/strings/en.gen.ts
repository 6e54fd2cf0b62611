// Made from en.json by `npm run strings`: change that file, not this one.

const rules = new Intl.PluralRules("en");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings = {
  play: "Play anyone",
  classic: "Classic",
  text: "Finds you an opponent right away. Quick lasts two minutes, Classic five. Anyone can watch.",
  searching: ({ what }: { what: string | number }) => `Looking for an opponent (${what})…`,
  rated: "Rated",
  yourRatings: ({ classic, quick }: { classic: string | number; quick: string | number }) => `Your ratings: Quick ${quick}, Classic ${classic}.`,
  guestsCasual: "You play casual matches.",
  signUp: "Sign up to play for a rating",
  you: ({ who }: { who: string | number }) => `You: ${who}`,
  unrated: "not rated yet",
  ms: ({ ms }: { ms: string | number }) => `${ms} ms`,
  foundWho: ({ who }: { who: string | number }) => `Opponent found: ${who}`,
  waited: "Time waited",
  held: ({ seconds }: { seconds: string | number }) => `You missed matches you were paired for. You can be paired again in ${seconds} s.`,
  reasons: {
    taken_over: "You are now looking for an opponent in another tab.",
    members_only: "Rated matches are for members. Sign up, or play a casual match.",
    overloaded: "Too many matches are being played on this server right now. Try again in a minute.",
    failed: "The search stopped. Try again.",
  },
  hereNow: ({ matches, people }: { matches: number; people: number }) => `${people} ${plural(people, { "one": `person`, "other": `people` })} online · ${matches} ${plural(matches, { "one": `match`, "other": `matches` })} in progress`,
  nobodyElse: "Nobody else is online yet. Play the computer, send a friend a link, or wait.",
  live: "In progress",
  own: "Custom rules",
  kinds: {
    quick: "Quick",
    classic: "Classic",
  },
  spectators: ({ count }: { count: number }) => `${count} watching`,
  found: "Opponent found",
  foundText: ({ name }: { name: string | number }) => `${name} is waiting for you. The match is cancelled if you don’t join within ten seconds.`,
  playNow: "Play now",
  stay: "Stay here",
  meanwhileText: "We’ll keep looking and let you know when we find an opponent.",
  didNotCome: ({ name }: { name: string | number }) => `${name} didn’t show up. Looking for another opponent.`,
  searchTitle: "Looking for an opponent",
};

export type Strings = typeof strings;
