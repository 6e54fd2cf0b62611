import type { Catalogue } from "../en/index.ts";

export const design: Catalogue["design"] = {
  title: "Design",
  lead: "Le filet et la balle font toute l’identité. À gauche du filet la nuit, à droite le jour.",
  night: "Nuit",
  day: "Jour",
};
