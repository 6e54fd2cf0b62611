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
  speed: ({ percent }) => `balle ${percent} %`,
  paddles: ({ percent }) => `raquettes ${percent} %`,
  powers: ({ count }) => `${count} bonus`,
  presetName: "Nom du nouveau préréglage",
  save: "Enregistrer comme préréglage",
  saved: ({ name }) => `${name} : enregistré.`,
  full: "Vous pouvez enregistrer six préréglages. Supprimez-en un pour faire de la place.",
  forget: ({ name }) => `Supprimer ${name}`,
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
  allHint: "Ils apparaissent sur le filet. Faites passer la balle à travers pour en profiter jusqu’au prochain point.",
  power: {
    long: {
      name: "Longue raquette",
      text: "Votre raquette est 50 % plus longue.",
    },
    slow: {
      name: "Terrain lent",
      text: "La balle va deux fois moins vite de votre côté.",
    },
    curve: {
      name: "Coup courbe",
      text: "Votre prochain coup s’incurve en vol.",
    },
    twin: {
      name: "Seconde balle",
      text: "Une seconde balle qui ne peut marquer que pour vous.",
    },
    shield: {
      name: "Bouclier",
      text: "Arrête une balle que vous manquez.",
    },
  },
  playedOn: ({ map }) => `Carte : ${map}.`,
  with: ({ names }) => `Bonus : ${names}.`,
};
