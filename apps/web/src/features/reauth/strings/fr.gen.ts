// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

export const strings: Strings = {
  title: "Confirmez votre identité",
  text: "Ceci touche à la sécurité de votre compte. Vous ne serez plus interrogé pendant 15 minutes.",
  password: "Votre mot de passe",
  passwordWrong: "Mot de passe incorrect.",
  action: "Confirmer",
  loginAgain: "Connectez-vous encore une fois par votre service. Il vous ramènera ici ; recommencez alors.",
};
