// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

export const strings: Strings = {
  heading: "Pong, avec qui vous voulez",
  friend: {
    title: "Jouer avec un ami",
    text: "Envoyez un lien : le match commence dès qu’il est ouvert.",
    action: "Jouer avec un ami",
    byName: "Défier quelqu’un par son nom",
  },
  local: {
    title: "Deux joueurs, un clavier",
    text: ({ left, right }) => `À gauche : ${left}. À droite : ${right}.`,
    textTouch: "Un seul écran, un pouce de chaque côté.",
    titleTouch: "Deux joueurs, un écran",
    action: "Commencer",
    tournament: "Tournoi sur cet écran, de 2 à 16 joueurs",
  },
  options: "Options",
  pointsToWin: "Points pour gagner",
  margin: "Écart requis",
  marginOne: "1 point",
  marginTwo: "2 points",
  ballSpeed: "Vitesse de la balle",
  paddleSize: "Taille des raquettes",
  percent: ({ value }) => `${value} %`,
  code: {
    label: "Rejoindre avec un code",
    action: "Rejoindre",
    unknown: "Aucun match ouvert n’a ce code. Un code est valable une heure.",
    empty: "Saisissez les cinq caractères du code.",
  },
  install: {
    title: "Installez Transcendence.",
    text: "Le jeu s’ouvre depuis votre écran d’accueil, et l’entraînement marche sans réseau.",
    byMenu: "Touchez Partager, puis « Sur l’écran d’accueil ». L’entraînement marche alors sans réseau.",
    action: "Installer",
    later: "Pas maintenant",
  },
};
