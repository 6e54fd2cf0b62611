// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

export const strings: Strings = {
  presets: "Préréglage",
  quick: "Rapide",
  classic: "Classique",
  long: "Longue",
  custom: "Personnalisée",
  change: "Modifier",
  done: "Terminé",
  more: "Plus d’options",
  to: ({ points }) => `en ${points}`,
  by: ({ margin }) => `${margin} d’écart`,
  speed: ({ percent }) => `balle ${percent} %`,
  paddles: ({ percent }) => `raquettes ${percent} %`,
  powers: ({ count }) => `${count} bonus`,
  presetName: "Nom d’un nouveau préréglage",
  save: "Enregistrer comme préréglage",
  saved: ({ name }) => `${name} est enregistré.`,
  full: "Six préréglages sont conservés. Oubliez-en un pour en enregistrer un autre.",
  forget: ({ name }) => `Oublier ${name}`,
  map: "Carte",
  maps: {
    classic: "Classique",
    pillars: "Piliers",
    hourglass: "Sablier",
    island: "Île",
    portals: "Portails",
    sluice: "Écluse",
  },
  powerUps: "Bonus",
  all: "Tous les bonus",
  allHint: "Ils sont posés sur le filet. Qui a frappé la balle en dernier reçoit ce qu’elle traverse, jusqu’au prochain point.",
  power: {
    long: {
      name: "Longue raquette",
      text: "Votre raquette est plus longue de moitié.",
    },
    slow: {
      name: "Champ lent",
      text: "Dans votre moitié, les balles arrivent deux fois moins vite.",
    },
    curve: {
      name: "Coup courbe",
      text: "Votre prochain coup s’incurve en chemin.",
    },
    twin: {
      name: "Seconde balle",
      text: "Une balle qui ne peut marquer que pour vous.",
    },
    shield: {
      name: "Bouclier",
      text: "Sauve une balle que vous avez manquée.",
    },
  },
  playedOn: ({ map }) => `Carte : ${map}.`,
  with: ({ names }) => `Bonus : ${names}.`,
};
