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
  change: "Change",
  done: "Done",
  more: "More options",
  to: ({ points }: { points: string | number }) => `to ${points}`,
  by: ({ margin }: { margin: string | number }) => `by ${margin}`,
  speed: ({ percent }: { percent: string | number }) => `ball ${percent}%`,
  paddles: ({ percent }: { percent: string | number }) => `paddles ${percent}%`,
  powers: ({ count }: { count: number }) => `${plural(count, { "one": `${count} power-up`, "other": `${count} power-ups` })}`,
  presetName: "Name of a new preset",
  save: "Save as a preset",
  saved: ({ name }: { name: string | number }) => `${name} is saved.`,
  full: "Six presets are kept. Forget one to save another.",
  forget: ({ name }: { name: string | number }) => `Forget ${name}`,
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
  allHint: "They lie on the net. Whoever hit the ball last gets what it passes over, until the next point.",
  power: {
    long: {
      name: "Long paddle",
      text: "Your paddle is half as long again.",
    },
    slow: {
      name: "Slow field",
      text: "In your half, balls come at half speed.",
    },
    curve: {
      name: "Curve shot",
      text: "Your next shot bends on its way.",
    },
    twin: {
      name: "Second ball",
      text: "A ball that can only score for you.",
    },
    shield: {
      name: "Shield",
      text: "Saves one ball that you missed.",
    },
  },
  playedOn: ({ map }: { map: string | number }) => `Map: ${map}.`,
  with: ({ names }: { names: string | number }) => `Power-ups: ${names}.`,
};

export type Strings = typeof strings;
