import { strings as board } from "../../../features/tournament/board/strings/en.gen.ts";
import { strings as local } from "../../../features/tournament/local/strings/en.gen.ts";

export const catalogue = { board, local };
export type TournamentCatalogue = typeof catalogue;
