// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

export const strings: Strings = {
  title: "Réglages",
  lead: "Conservés sur cet appareil, sauf votre nom.",
  name: {
    title: "Nom",
    text: "Celui que les autres voient à côté de votre score.",
    label: "Votre nom",
    hint: "De 2 à 20 caractères.",
    none: "Vous n’en avez pas encore : votre premier match vous en donnera un, ou choisissez-le dès maintenant.",
    saved: ({ name }) => `Vous vous appelez maintenant ${name}.`,
  },
  keys: {
    title: "Touches",
    text: "En ligne, les deux paires déplacent votre raquette. Sur un même clavier, chacun a la sienne. Seule compte la place des touches, quelle que soit la lettre imprimée dessus.",
    caption: "Touches des deux joueurs",
    player: "Joueur",
    left: "Gauche",
    right: "Droite",
    up: "Haut",
    down: "Bas",
    change: ({ direction, key, player }) => `${player}, ${direction} : ${key}. Modifier`,
    hint: "Pour changer une touche, cliquez dessus, puis appuyez sur la nouvelle.",
    pressFor: ({ direction, player }) => `Appuyez sur la touche pour ${player}, ${direction}. Échap annule.`,
    swapped: "Cette touche était prise : les deux ont été échangées.",
    reserved: "Cette touche sert déjà à autre chose. Choisissez-en une autre.",
    reset: "Revenir aux touches d’origine",
  },
  touch: {
    title: "Tactile",
    text: "La raquette suit le doigt, ou va du côté de l’écran que vous tenez.",
  },
  sound: {
    title: "Son",
    text: "Trois notes brèves : mur, raquette, point.",
    on: "Son",
    volume: "Volume",
    percent: ({ value }) => `${value} %`,
  },
  look: {
    title: "Apparence",
    text: "La nuit, l’écran de 1972. Le jour, l’encre sur le papier.",
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
    motion: "Les animations suivent votre système : si vous demandez moins de mouvement, seul le match bouge.",
  },
  language: {
    title: "Langue",
    text: "De toutes les pages et de tous les messages.",
    label: "Langue",
    system: "Comme le navigateur",
    failed: "Cette langue n’est pas arrivée. Vérifiez votre connexion et réessayez.",
  },
  design: "Comment c’est dessiné : le système graphique",
};
