// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

const rules = new Intl.PluralRules("fr");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings: Strings = {
  title: "Regarder",
  lead: "Le meilleur match en cours, jusqu’à sa fin ; puis le suivant. Choisissez-en un autre pour le voir.",
  what: "Sont listés les matchs dont le site a réuni les joueurs, et les matchs classés entre membres.",
  playing: "Matchs en cours",
  none: "Rien à regarder pour l’instant",
  noneText: "Appuyez sur « Jouer maintenant », et il y aura un match.",
  play: "Jouer",
  more: ({ count }) => `${plural(count, { "one": `${count} autre match est en cours`, "many": `${count} autres matchs sont en cours`, "other": `${count} autres matchs sont en cours` })}.`,
  top: "Revenir au meilleur match",
  open: "Voir en grand",
  start: "Regarder en direct",
  mine: "C’est votre match.",
  goOn: "Reprendre",
  over: "Ce match est terminé. Le suivant arrive dans un instant.",
  lost: "L’image s’est arrêtée. Nouvelle tentative en cours.",
  show: ({ left, leftScore, right, rightScore }) => `Montrer ${left} contre ${right}, ${leftScore} à ${rightScore}`,
  shown: ({ left, right }) => `${left} contre ${right}`,
};
