// The words of tournaments, fetched with the first of their pages.
import { catalogueArea } from "../index.ts";

export const tournament = catalogueArea({
  en: () => import("../catalogues/tournament/en.ts"),
  fr: () => import("../catalogues/tournament/fr.ts"),
  ru: () => import("../catalogues/tournament/ru.ts"),
});

/** `tt.value.board.final`: as `t`, for this area. */
export const tt = tournament.t;
