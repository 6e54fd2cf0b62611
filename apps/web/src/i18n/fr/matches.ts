import type { Catalogue } from "../en/index.ts";
import { pluralFr } from "../plurals/plural.ts";

export const matches: Catalogue["matches"] = {
  title: "Mes matchs",
  empty: "Aucun match pour l’instant",
  emptyText: "Chaque match que vous jouez est conservé ici avec son résultat.",
  more: "Afficher les matchs plus anciens",
  shown: (count) =>
    `${count} ${pluralFr(count, { one: "match affiché", many: "matchs affichés", other: "matchs affichés" })}`,
  nobody: "Encore personne",
  former: "Un ancien joueur",
  won: "Gagné",
  lost: "Perdu",
  howWon: {
    won: " aux points",
    resigned: " par abandon adverse",
    claimed: " par forfait adverse",
  },
  howLost: {
    won: " aux points",
    resigned: " par abandon",
    claimed: " par forfait",
  },
  open: "Pas terminé",
  waiting: "En attente d’un adversaire",
  aborted: "Annulé",
  result: (mine, theirs) => `Vous ${mine}, votre adversaire ${theirs}`,
};
