// Made from en.json by `npm run strings`: change that file, not this one.

const rules = new Intl.PluralRules("en");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings = {
  formerPlayer: "A former player",
  siteAlt: "A court of Pong: net, paddles and ball",
  member: {
    since: ({ month }: { month: string | number }) => `Playing Pong here since ${month}.`,
    people: ({ lost, won }: { lost: number; won: number }) => `${won} won and ${lost} lost against people.`,
    computers: ({ lost, won }: { lost: number; won: number }) => `${won} won and ${lost} lost against computer players.`,
  },
  match: {
    result: "A match of Pong. See how it went, and play one yourself.",
    invites: ({ name }: { name: string | number }) => `${name} wants to play Pong`,
    open: "Open the link, and the match begins.",
    title: "A match of Pong",
    text: "Pong in the browser, against anyone: send a friend a link and play.",
  },
  tournament: {
    formats: {
      single: "Single elimination",
      double: "Double elimination",
      roundRobin: "Round robin",
      swiss: "Swiss",
      arena: "Arena",
    },
    whenFull: ({ entered, format, places }: { entered: string | number; format: string | number; places: string | number }) => `A Pong tournament. ${format}, ${entered} of ${places} players, starts when it is full.`,
    at: ({ entered, format, moment, places }: { entered: string | number; format: string | number; moment: string | number; places: string | number }) => `A Pong tournament. ${format}, ${entered} of ${places} players, starts on ${moment} UTC.`,
    running: ({ entered, format }: { entered: number; format: string | number }) => `A Pong tournament. ${format}, ${plural(entered, { "one": `${entered} player`, "other": `${entered} players` })}. It is being played now.`,
    finished: ({ entered, format }: { entered: number; format: string | number }) => `A Pong tournament. ${format}, ${plural(entered, { "one": `${entered} player`, "other": `${entered} players` })}.`,
    won: ({ entered, format, winner }: { entered: number; format: string | number; winner: string | number }) => `A Pong tournament. ${format}, ${plural(entered, { "one": `${entered} player`, "other": `${entered} players` })}. Won by ${winner}.`,
    cancelled: ({ format }: { format: string | number }) => `A Pong tournament. ${format}. It was cancelled.`,
  },
};

export type Strings = typeof strings;
