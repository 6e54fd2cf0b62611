// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

const rules = new Intl.PluralRules("fr");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings: Strings = {
  bracket: "Tableau",
  rounds: {
    final: "Finale",
    semiFinals: "Demi-finales",
    quarterFinals: "Quarts de finale",
    roundOf: ({ matches }) => `${plural(matches, { "=8": `Huitièmes de finale`, "=16": `Seizièmes de finale`, "other": `${matches}es de finale` })}`,
    round: ({ round }) => `Tour ${round}`,
    losersRound: ({ round }) => `Repêchage, tour ${round}`,
    losersFinal: "Finale du repêchage",
    winnersFinal: "Finale des gagnants",
    grandFinal: "Grande finale",
    secondFinal: "Seconde finale",
    third: "Troisième place",
  },
  group: ({ name }) => `Groupe ${name}`,
  playOff: "Phase finale",
  matches: "Matchs",
  latest: "Derniers matchs",
  standings: "Classement",
  crosstable: "Résultats de chacun contre tous",
  zoomIn: "Agrandir",
  zoomOut: "Réduire",
  showAll: "Tout afficher",
  part: ({ part, parts }) => `Partie ${part} sur ${parts}`,
  unknown: "à déterminer",
  match: {
    open: ({ one, other }) => `${one} contre ${other}, à jouer`,
    live: ({ one, oneScore, other, otherScore }) => `${one} ${oneScore}, ${other} ${otherScore}, en cours`,
    played: ({ one, oneScore, other, otherScore, winner }) => `${one} ${oneScore}, ${other} ${otherScore}. Victoire de ${winner}.`,
    walkover: ({ one, other, winner }) => `${one} contre ${other}. ${winner} gagne par forfait.`,
    decided: ({ one, other, winner }) => `${one} contre ${other}. ${winner} gagne sur décision de l’organisateur.`,
    neither: ({ one, other }) => `${one} contre ${other}. Aucun des deux n’est venu.`,
    bye: ({ one }) => `${one} est exempt`,
  },
  walkoverShort: "forf.",
  byeShort: "exempt",
  table: {
    rank: "Rang",
    player: "Joueur",
    points: "Points",
    wins: "Gagnés",
    losses: "Perdus",
    difference: "Différence",
    buchholz: "Buchholz",
    sonneborn: "Sonneborn-Berger",
    results: "Résultats",
    left: "a quitté le tournoi",
    beat: ({ name }) => `victoire contre ${name}`,
    lostTo: ({ name }) => `défaite contre ${name}`,
    beatBy: ({ lost, name, won }) => `victoire contre ${name}, ${won} à ${lost}`,
    lostBy: ({ lost, name, won }) => `défaite contre ${name}, ${lost} à ${won}`,
    notPlayed: "pas encore joué",
  },
  formats: {
    single: "Élimination directe",
    double: "Double élimination",
    roundRobin: "Toutes rondes",
    swiss: "Système suisse",
    arena: "Arène",
  },
};
