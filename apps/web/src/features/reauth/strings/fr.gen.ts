// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

export const strings: Strings = {
  title: "Confirmez votre identité",
  text: "Cette action touche à la sécurité de votre compte. La confirmation vaut pour 15 minutes.",
  password: "Votre mot de passe",
  passwordWrong: "Mot de passe incorrect.",
  action: "Confirmer",
  loginAgain: "Connectez-vous encore une fois par votre service. Il vous ramènera ici ; recommencez alors.",
};
