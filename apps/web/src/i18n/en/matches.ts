import { pluralEn } from "../plural.ts";

export const matches = {
  title: "My matches",
  empty: "No matches yet",
  emptyText: "Every match you play is kept here with its result.",
  more: "Show older matches",
  shown: (count: number) => `${count} ${pluralEn(count, { one: "match", other: "matches" })} shown`,
  you: "You",
  nobody: "Nobody yet",
  won: "Won",
  lost: "Lost",
  outcome: {
    won: "on points",
    resigned: "by resignation",
    claimed: "by absence",
  },
  open: "Open",
  openText: "Not finished",
  aborted: "Called off",
  goOn: "Go to the match",
  look: (rival: string) => `Match against ${rival}`,
  result: (mine: number, theirs: number, rival: string) => `You ${mine}, ${rival} ${theirs}`,
};
