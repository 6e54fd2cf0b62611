// Made from en.json by `npm run strings`: change that file, not this one.

const rules = new Intl.PluralRules("en");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings = {
  title: "Leaderboards",
  kind: "Kind of match",
  quick: "Quick",
  classic: "Classic",
  period: "Period",
  all: "All time",
  month: "This month",
  caption: "Top players",
  rank: "Rank",
  player: "Player",
  rating: "Rating",
  matches: "Rated matches",
  more: "Show more",
  shown: ({ count }: { count: number }) => `${count} ${plural(count, { "one": `player`, "other": `players` })} shown`,
  empty: "Nobody is ranked yet",
  emptyMonth: "Nobody ranked has played this month yet",
  emptyText: "Play rated matches to be the first.",
  how: "You are ranked once your rating is no longer provisional, after about 25 rated matches. Play every few weeks to stay ranked.",
  myRank: ({ rank }: { rank: string | number }) => `You are ranked #${rank}.`,
  notListed: ({ count, rating }: { count: number; rating: string | number }) => `You aren’t ranked yet: your rating is ${rating} after ${count} rated ${plural(count, { "one": `match`, "other": `matches` })}.`,
  notListedMonth: "You aren’t ranked this month.",
  never: "You haven’t played a rated match of this kind yet.",
  around: "Players around you",
  signIn: "Sign in to see where you stand.",
  ratings: "Ratings",
  unrated: "Not rated yet",
  ratedMatches: ({ count }: { count: number }) => `${count} rated ${plural(count, { "one": `match`, "other": `matches` })}`,
  among: "Players",
  everybody: "Everybody",
  friends: "Friends",
  emptyFriends: "None of your friends is listed yet",
  myRankAmongFriends: ({ rank }: { rank: string | number }) => `You are number ${rank} among your friends.`,
};

export type Strings = typeof strings;
