import type { Catalogue } from "../en/index.ts";
import { pluralFr } from "../plural.ts";

export const matches: Catalogue["matches"] = {
  title: "Mes matchs",
  empty: "Aucun match pour l’instant",
  emptyText: "Chaque match que vous jouez est conservé ici avec son résultat.",
  more: "Afficher les matchs plus anciens",
  shown: (count) =>
    `${count} ${pluralFr(count, { one: "match affiché", many: "matchs affichés", other: "matchs affichés" })}`,
  you: "Vous",
  nobody: "Encore personne",
  won: "Gagné",
  lost: "Perdu",
  outcome: {
    won: "aux points",
    resigned: "par abandon",
    claimed: "par forfait",
  },
  open: "En cours",
  openText: "Pas terminé",
  aborted: "Annulé",
  goOn: "Rejoindre le match",
  look: (rival) => `Match contre ${rival}`,
  result: (mine, theirs, rival) => `Vous ${mine}, ${rival} ${theirs}`,
};
