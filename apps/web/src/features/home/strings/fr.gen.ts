// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

export const strings: Strings = {
  heading: "Pong, avec qui vous voulez",
  friend: {
    title: "Jouer avec un ami",
    text: "Vous recevez un lien. Envoyez-le : le match commence dès qu’il est ouvert.",
    action: "Jouer avec un ami",
  },
  local: {
    title: "À deux sur un clavier",
    text: ({ left, right }) => `À gauche, ${left} ; à droite, ${right}.`,
    textTouch: "Un seul écran, un pouce de chaque côté.",
    titleTouch: "À deux sur un écran",
    action: "Commencer",
  },
  options: "Options",
  pointsToWin: "Points pour gagner",
  margin: "Écart requis",
  marginOne: "1 point",
  marginTwo: "2 points",
  ballSpeed: "Vitesse de la balle",
  paddleSize: "Taille des raquettes",
  percent: ({ value }) => `${value} %`,
};
