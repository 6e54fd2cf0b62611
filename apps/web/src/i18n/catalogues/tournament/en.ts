import { strings as board } from "../../../features/tournament/board/strings/en.gen.ts";
import { strings as local } from "../../../features/tournament/local/strings/en.gen.ts";
import { strings as show } from "../../../features/tournaments/show/strings/en.gen.ts";
import { strings as tournaments } from "../../../features/tournaments/strings/en.gen.ts";

export const catalogue = { board, local, show, tournaments };
export type TournamentCatalogue = typeof catalogue;
