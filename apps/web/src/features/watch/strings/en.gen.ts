// Made from en.json by `npm run strings`: change that file, not this one.

const rules = new Intl.PluralRules("en");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings = {
  title: "Watch",
  lead: "The top match right now, then the next one. Choose another to watch it instead.",
  what: "The list shows tournament matches, rated matches between members, and matches paired by the site.",
  playing: "In progress",
  none: "Nothing to watch right now",
  noneText: "Start one: press “Play anyone”.",
  play: "Play",
  more: ({ count }: { count: number }) => `${plural(count, { "one": `${count} more match`, "other": `${count} more matches` })} in progress.`,
  top: "Back to the top match",
  open: "Watch full screen",
  start: "Watch live",
  mine: "This is your match.",
  goOn: "Resume",
  over: "This match is over. The next one starts in a moment.",
  lost: "Connection lost. Reconnecting…",
  show: ({ left, leftScore, right, rightScore }: { left: string | number; leftScore: string | number; right: string | number; rightScore: string | number }) => `Show ${left} against ${right}, ${leftScore} to ${rightScore}`,
  shown: ({ left, right }: { left: string | number; right: string | number }) => `${left} against ${right}`,
};

export type Strings = typeof strings;
