import { strings as board } from "../../../features/tournament/board/strings/en.gen.ts";

export const catalogue = { board };
export type TournamentCatalogue = typeof catalogue;
