import { strings as board } from "../../../features/tournament/board/strings/fr.gen.ts";
import { strings as local } from "../../../features/tournament/local/strings/fr.gen.ts";
import { strings as show } from "../../../features/tournaments/show/strings/fr.gen.ts";
import { strings as tournaments } from "../../../features/tournaments/strings/fr.gen.ts";
import type { TournamentCatalogue } from "./en.ts";

export const catalogue: TournamentCatalogue = { board, local, show, tournaments };
