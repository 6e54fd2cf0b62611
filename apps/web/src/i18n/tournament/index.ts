// The words of tournaments, fetched with the first of their pages.
import { AREAS } from "../files.ts";
import { catalogueArea } from "../index.ts";

export const tournament = catalogueArea(AREAS.tournament);

/** `tt.value.board.final`: as `t`, for this area. */
export const tt = tournament.t;
