// Made from en.json by `npm run strings`: change that file, not this one.

const rules = new Intl.PluralRules("en");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings = {
  presets: "Preset",
  quick: "Quick",
  classic: "Classic",
  long: "Long",
  custom: "Custom",
  stake: "Rating",
  rated: "Rated",
  casual: "Casual",
  ratedHint: "A rated match counts if your opponent has an account too.",
  guestCasual: "Casual: only matches between two members are rated.",
  isRated: "Rated match.",
  ratingsPending: "The ratings are being computed…",
  change: "Change",
  done: "Done",
  more: "More options",
  to: ({ points }: { points: string | number }) => `to ${points}`,
  by: ({ margin }: { margin: string | number }) => `by ${margin}`,
  speed: ({ percent }: { percent: string | number }) => `ball ${percent}%`,
  paddles: ({ percent }: { percent: string | number }) => `paddles ${percent}%`,
  powers: ({ count }: { count: number }) => `${plural(count, { "one": `${count} power-up`, "other": `${count} power-ups` })}`,
  presetName: "Name of the new preset",
  save: "Save as preset",
  saved: ({ name }: { name: string | number }) => `${name} saved.`,
  full: "You can save six presets. Delete one to make room.",
  forget: ({ name }: { name: string | number }) => `Delete ${name}`,
  map: "Map",
  maps: {
    classic: "Classic",
    pillars: "Pillars",
    hourglass: "Hourglass",
    island: "Island",
    portals: "Portals",
    sluice: "Sluice",
  },
  powerUps: "Power-ups",
  all: "All power-ups",
  allHint: "They appear on the net. Hit the ball through one to take it until the next point.",
  power: {
    long: {
      name: "Long paddle",
      text: "Your paddle is 50% longer.",
    },
    slow: {
      name: "Slow field",
      text: "The ball slows to half speed on your side.",
    },
    curve: {
      name: "Curve shot",
      text: "Your next shot curves in flight.",
    },
    twin: {
      name: "Second ball",
      text: "A second ball that can only score for you.",
    },
    shield: {
      name: "Shield",
      text: "Saves one ball you miss.",
    },
  },
  playedOn: ({ map }: { map: string | number }) => `Map: ${map}.`,
  with: ({ names }: { names: string | number }) => `Power-ups: ${names}.`,
};

export type Strings = typeof strings;
