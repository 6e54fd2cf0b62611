// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

const rules = new Intl.PluralRules("fr");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings: Strings = {
  title: "Classements",
  kind: "Type de match",
  quick: "Rapide",
  classic: "Classique",
  period: "Période",
  all: "Depuis toujours",
  month: "Ce mois-ci",
  caption: "Les meilleurs joueurs",
  rank: "Rang",
  player: "Joueur",
  rating: "Classement",
  matches: "Matchs classés",
  more: "Afficher plus",
  shown: ({ count }) => `${count} ${plural(count, { "one": `joueur affiché`, "other": `joueurs affichés` })}`,
  empty: "Personne n’est encore classé",
  emptyMonth: "Aucun joueur classé n’a encore joué ce mois-ci",
  emptyText: "Jouez des matchs classés pour y figurer en premier.",
  how: "Vous y figurez dès que votre classement n’est plus provisoire, après environ 25 matchs classés. Pour y rester, jouez au moins toutes les deux ou trois semaines.",
  myRank: ({ rank }) => `Votre rang : ${rank}.`,
  notListed: ({ count, rating }) => `Vous n’y figurez pas encore : votre classement est de ${rating} après ${count} ${plural(count, { "one": `match classé`, "other": `matchs classés` })}.`,
  notListedMonth: "Vous n’y figurez pas ce mois-ci.",
  never: "Vous n’avez pas encore joué de match classé de ce type.",
  around: "Les joueurs autour de vous",
  signIn: "Connectez-vous pour voir où vous en êtes.",
  ratings: "Classements",
  unrated: "Pas encore classé",
  ratedMatches: ({ count }) => `${count} ${plural(count, { "one": `match classé`, "other": `matchs classés` })}`,
  among: "Joueurs",
  everybody: "Tout le monde",
  friends: "Mes amis",
  emptyFriends: "Aucun de vos amis ne figure encore ici",
  myRankAmongFriends: ({ rank }) => `Vous êtes au rang ${rank} parmi vos amis.`,
};
