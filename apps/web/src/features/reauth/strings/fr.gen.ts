// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

export const strings: Strings = {
  title: "Est-ce bien vous ?",
  text: "Ceci change ce qui protège votre compte. Prouvez qui vous êtes ; cela vaudra ensuite pendant un quart d’heure.",
  password: "Votre mot de passe",
  passwordWrong: "Ce n’est pas votre mot de passe.",
  action: "C’est bien moi",
  loginAgain: "Connectez-vous encore une fois auprès de votre fournisseur. Il vous ramènera ici ; recommencez alors.",
};
