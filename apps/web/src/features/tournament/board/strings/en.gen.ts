// Made from en.json by `npm run strings`: change that file, not this one.

const rules = new Intl.PluralRules("en");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings = {
  bracket: "Bracket",
  rounds: {
    final: "Final",
    semiFinals: "Semi-finals",
    quarterFinals: "Quarter-finals",
    roundOf: ({ matches }: { matches: number }) => `${plural(matches, { "=8": `Round of 16`, "=16": `Round of 32`, "=32": `Round of 64`, "=64": `Round of 128`, "other": `Round of ${matches} matches` })}`,
    round: ({ round }: { round: string | number }) => `Round ${round}`,
    losersRound: ({ round }: { round: string | number }) => `Losers’ round ${round}`,
    losersFinal: "Losers’ final",
    winnersFinal: "Winners’ final",
    grandFinal: "Grand final",
    secondFinal: "Second final",
    third: "Third place",
  },
  group: ({ name }: { name: string | number }) => `Group ${name}`,
  playOff: "Play-off",
  matches: "Matches",
  latest: "Latest matches",
  standings: "Standings",
  crosstable: "Results of everybody against everybody",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  showAll: "Show all",
  keys: "Arrow keys to move, + and − to zoom, 0 to reset",
  part: ({ part, parts }: { part: string | number; parts: string | number }) => `Part ${part} of ${parts}`,
  unknown: "to be decided",
  match: {
    open: ({ one, other }: { one: string | number; other: string | number }) => `${one} against ${other}, to be played`,
    live: ({ one, oneScore, other, otherScore }: { one: string | number; oneScore: string | number; other: string | number; otherScore: string | number }) => `${one} ${oneScore}, ${other} ${otherScore}, being played`,
    played: ({ one, oneScore, other, otherScore, winner }: { one: string | number; oneScore: string | number; other: string | number; otherScore: string | number; winner: string | number }) => `${one} ${oneScore}, ${other} ${otherScore}. ${winner} wins.`,
    walkover: ({ one, other, winner }: { one: string | number; other: string | number; winner: string | number }) => `${one} against ${other}. ${winner} wins by walkover.`,
    decided: ({ one, other, winner }: { one: string | number; other: string | number; winner: string | number }) => `${one} against ${other}. ${winner} wins by the organiser’s decision.`,
    neither: ({ one, other }: { one: string | number; other: string | number }) => `${one} against ${other}. Neither came.`,
    bye: ({ one }: { one: string | number }) => `${one} has a bye`,
  },
  walkoverShort: "w/o",
  byeShort: "bye",
  table: {
    rank: "Rank",
    player: "Player",
    points: "Points",
    wins: "Won",
    losses: "Lost",
    difference: "Difference",
    buchholz: "Buchholz",
    sonneborn: "Sonneborn-Berger",
    results: "Results",
    left: "withdrew",
    beat: ({ name }: { name: string | number }) => `beat ${name}`,
    lostTo: ({ name }: { name: string | number }) => `lost to ${name}`,
    beatBy: ({ lost, name, won }: { lost: string | number; name: string | number; won: string | number }) => `beat ${name} ${won} to ${lost}`,
    lostBy: ({ lost, name, won }: { lost: string | number; name: string | number; won: string | number }) => `lost to ${name} ${lost} to ${won}`,
    notPlayed: "not played yet",
  },
  formats: {
    single: "Single elimination",
    double: "Double elimination",
    roundRobin: "Round robin",
    swiss: "Swiss",
    arena: "Arena",
  },
};

export type Strings = typeof strings;
