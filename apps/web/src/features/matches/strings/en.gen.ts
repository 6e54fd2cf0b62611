// Made from en.json by `npm run strings`: change that file, not this one.

const rules = new Intl.PluralRules("en");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings = {
  title: "My matches",
  empty: "No matches yet",
  emptyText: "Every match you play is saved here with its result.",
  more: "Show older matches",
  shown: ({ count }: { count: number }) => `${count} ${plural(count, { "one": `match`, "other": `matches` })} shown`,
  nobody: "Nobody yet",
  former: "Former player",
  won: "Won",
  lost: "Lost",
  howWon: {
    won: "",
    resigned: " (your opponent resigned)",
    claimed: " (your opponent left)",
  },
  howLost: {
    won: "",
    resigned: " (you resigned)",
    claimed: " (you left)",
  },
  open: "Not finished",
  waiting: "Waiting for an opponent",
  aborted: "Cancelled",
  rated: "rated",
  result: ({ mine, theirs }: { mine: string | number; theirs: string | number }) => `You ${mine}, your opponent ${theirs}`,
};

export type Strings = typeof strings;
