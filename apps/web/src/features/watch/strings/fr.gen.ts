// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

const rules = new Intl.PluralRules("fr");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings: Strings = {
  title: "Regarder",
  lead: "Le meilleur match en cours, puis le suivant. Choisissez-en un autre pour le regarder.",
  what: "La liste montre les matchs de tournois, les matchs entre joueurs réunis par le site et les matchs classés entre membres.",
  playing: "Matchs en cours",
  none: "Rien à regarder pour l’instant",
  noneText: "Lancez un match : appuyez sur « Trouver un adversaire ».",
  play: "Jouer",
  more: ({ count }) => `${plural(count, { "one": `${count} autre match est en cours`, "many": `${count} autres matchs sont en cours`, "other": `${count} autres matchs sont en cours` })}.`,
  top: "Revenir au meilleur match",
  open: "Voir en grand",
  start: "Regarder en direct",
  mine: "C’est votre match.",
  goOn: "Reprendre",
  over: "Ce match est terminé. Le suivant arrive dans un instant.",
  lost: "Connexion perdue. Reconnexion…",
  show: ({ left, leftScore, right, rightScore }) => `Montrer ${left} contre ${right}, ${leftScore} à ${rightScore}`,
  shown: ({ left, right }) => `${left} contre ${right}`,
};
