import { pluralEn } from "../plurals/plural.ts";

export const matches = {
  title: "My matches",
  empty: "No matches yet",
  emptyText: "Every match you play is kept here with its result.",
  more: "Show older matches",
  shown: (count: number) => `${count} ${pluralEn(count, { one: "match", other: "matches" })} shown`,
  nobody: "Nobody yet",
  former: "A former player",
  won: "Won",
  lost: "Lost",
  // These follow "Won" and "Lost" directly, so they bring their own comma or space.
  howWon: {
    won: " on points",
    resigned: ", your rival resigned",
    claimed: ", your rival was gone",
  },
  howLost: {
    won: " on points",
    resigned: ", you resigned",
    claimed: ", you were gone",
  },
  open: "Not finished",
  waiting: "Waiting for a rival",
  aborted: "Called off",
  result: (mine: number, theirs: number) => `You ${mine}, your rival ${theirs}`,
};
