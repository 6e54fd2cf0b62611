// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

const rules = new Intl.PluralRules("fr");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings: Strings = {
  title: "Mes matchs",
  empty: "Aucun match pour l’instant",
  emptyText: "Chaque match que vous jouez est enregistré ici avec son résultat.",
  more: "Afficher les matchs plus anciens",
  shown: ({ count }) => `${count} ${plural(count, { "one": `match affiché`, "many": `matchs affichés`, "other": `matchs affichés` })}`,
  nobody: "Personne pour l’instant",
  former: "Ancien joueur",
  won: "Gagné",
  lost: "Perdu",
  howWon: {
    won: "",
    resigned: " par abandon adverse",
    claimed: " par forfait adverse",
  },
  howLost: {
    won: "",
    resigned: " par abandon",
    claimed: " par forfait",
  },
  open: "Pas terminé",
  waiting: "En attente d’un adversaire",
  aborted: "Annulé",
  rated: "classé",
  result: ({ mine, theirs }) => `Vous ${mine}, votre adversaire ${theirs}`,
};
