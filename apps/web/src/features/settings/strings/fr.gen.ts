// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

export const strings: Strings = {
  title: "Réglages",
  lead: "Enregistrés sur cet appareil. Votre nom l’est sur le serveur.",
  name: {
    title: "Nom",
    text: "Affiché à côté de votre score.",
    label: "Votre nom",
    hint: "De 2 à 20 caractères.",
    none: "Vous n’en avez pas encore : votre premier match vous en donnera un, ou choisissez-le dès maintenant.",
    saved: ({ name }) => `Votre nom est maintenant ${name}.`,
  },
  keys: {
    title: "Touches",
    text: "En ligne, les deux paires déplacent votre raquette. Sur un même clavier, chacun a la sienne. Les touches comptent par leur place, sur toute disposition.",
    caption: "Touches des deux joueurs",
    player: "Joueur",
    left: "Gauche",
    right: "Droite",
    up: "Haut",
    down: "Bas",
    change: ({ direction, key, player }) => `${player}, ${direction} : ${key}. Modifier`,
    hint: "Pour changer une touche, cliquez dessus, puis appuyez sur la nouvelle.",
    pressFor: ({ direction, player }) => `Appuyez sur la touche pour ${player}, ${direction}. Échap annule.`,
    swapped: "Cette touche était prise : les deux ont été échangées.",
    reserved: "Cette touche ne peut pas servir. Choisissez-en une autre.",
    reset: "Revenir aux touches d’origine",
    press: "Appuyez…",
  },
  touch: {
    title: "Commandes tactiles",
    text: "Glissez le doigt, ou appuyez sur la moitié gauche ou droite de l’écran.",
  },
  sound: {
    title: "Son",
    text: "Des sons pour le mur, la raquette et le point.",
    on: "Son",
    volume: "Volume",
    percent: ({ value }) => `${value} %`,
  },
  look: {
    title: "Apparence",
    text: "La nuit ressemble à l’écran de 1972, le jour à l’encre sur le papier.",
    theme: "Thème",
    themes: {
      system: "Comme le système",
      night: "Nuit",
      day: "Jour",
    },
    accent: "Couleur d’accent",
    accents: {
      clay: "Terre battue",
      grass: "Gazon",
      hard: "Dur",
      carpet: "Moquette",
      phosphor: "Phosphore",
    },
    motion: "Si votre système réduit les animations, seul le match bouge.",
  },
  language: {
    title: "Langue",
    text: "Pour toutes les pages et tous les messages.",
    label: "Langue",
    system: "Comme le navigateur",
    failed: "Impossible de charger cette langue. Vérifiez votre connexion et réessayez.",
  },
};
