// Made from en.json by `npm run strings`: change that file, not this one.

const rules = new Intl.PluralRules("en");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings = {
  title: "My matches",
  empty: "No matches yet",
  emptyText: "Every match you play is kept here with its result.",
  more: "Show older matches",
  shown: ({ count }: { count: number }) => `${count} ${plural(count, { "one": `match`, "other": `matches` })} shown`,
  nobody: "Nobody yet",
  former: "A former player",
  won: "Won",
  lost: "Lost",
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
  result: ({ mine, theirs }: { mine: string | number; theirs: string | number }) => `You ${mine}, your rival ${theirs}`,
};

export type Strings = typeof strings;
