// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

const rules = new Intl.PluralRules("fr");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings: Strings = {
  formerPlayer: "Un ancien joueur",
  siteAlt: "Un terrain de Pong : filet, raquettes et balle",
  member: {
    since: ({ month }) => `Joue au Pong ici depuis ${month}.`,
    people: ({ lost, won }) => `Contre des joueurs : ${plural(won, { "one": `${won} victoire`, "other": `${won} victoires` })}, ${plural(lost, { "one": `${lost} défaite`, "other": `${lost} défaites` })}.`,
    computers: ({ lost, won }) => `Contre l’ordinateur : ${plural(won, { "one": `${won} victoire`, "other": `${won} victoires` })}, ${plural(lost, { "one": `${lost} défaite`, "other": `${lost} défaites` })}.`,
  },
  match: {
    result: "Un match de Pong. Voyez comment il s’est passé, puis jouez le vôtre.",
    invites: ({ name }) => `${name} vous invite à jouer au Pong`,
    open: "Ouvrez le lien et le match commence.",
    title: "Un match de Pong",
    text: "Pong dans le navigateur, contre qui vous voulez : envoyez un lien à un ami et jouez.",
  },
  tournament: {
    formats: {
      single: "Élimination directe",
      double: "Double élimination",
      roundRobin: "Toutes rondes",
      swiss: "Système suisse",
      arena: "Arène",
    },
    whenFull: ({ entered, format, places }) => `Un tournoi de Pong. ${format}, ${entered} joueurs sur ${places}, début dès qu’il est complet.`,
    at: ({ entered, format, moment, places }) => `Un tournoi de Pong. ${format}, ${entered} joueurs sur ${places}, début : ${moment} UTC.`,
    running: ({ entered, format }) => `Un tournoi de Pong. ${format}, ${plural(entered, { "one": `${entered} joueur`, "other": `${entered} joueurs` })}. Il se joue en ce moment.`,
    finished: ({ entered, format }) => `Un tournoi de Pong. ${format}, ${plural(entered, { "one": `${entered} joueur`, "other": `${entered} joueurs` })}.`,
    won: ({ entered, format, winner }) => `Un tournoi de Pong. ${format}, ${plural(entered, { "one": `${entered} joueur`, "other": `${entered} joueurs` })}. Vainqueur : ${winner}.`,
    cancelled: ({ format }) => `Un tournoi de Pong. ${format}. Il a été annulé.`,
  },
};
