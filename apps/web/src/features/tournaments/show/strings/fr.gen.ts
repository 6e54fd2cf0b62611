// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

export const strings: Strings = {
  next: "Ensuite",
  register: "Inscriptions ici",
  scan: ({ address }) => `Code QR vers ${address}`,
  notFound: "Tournoi introuvable",
  bigScreen: "Grand écran",
  embed: "L’afficher sur un autre site",
  embedText: "Collez ceci dans l’autre page :",
  code: "Code",
  copy: "Copier",
  copied: "Copié.",
  copyFailed: "Sélectionnez le code et copiez-le à la main.",
  open: "Ouvrir le tournoi",
};
