// Made from en.json by `npm run strings`: change that file, not this one.

const rules = new Intl.PluralRules("en");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings = {
  title: "Watch",
  lead: "The strongest match that is being played, until it is over; then the next. Choose another one to see that.",
  what: "Listed are matches of people whom the arena paired, and rated matches between members.",
  playing: "Being played now",
  none: "Nothing to watch right now",
  noneText: "Press “Play anyone”, and there will be.",
  play: "Play",
  more: ({ count }: { count: number }) => `${plural(count, { "one": `${count} more match is`, "other": `${count} more matches are` })} on.`,
  top: "Back to the top match",
  open: "Watch in full",
  start: "Watch live",
  mine: "This is your match.",
  goOn: "Play on",
  over: "This match is over. The next one follows in a moment.",
  lost: "The picture stopped. The arena is being asked again.",
  show: ({ left, leftScore, right, rightScore }: { left: string | number; leftScore: string | number; right: string | number; rightScore: string | number }) => `Show ${left} against ${right}, ${leftScore} to ${rightScore}`,
  shown: ({ left, right }: { left: string | number; right: string | number }) => `${left} against ${right}`,
};

export type Strings = typeof strings;
