import { strings as board } from "../../../features/tournament/board/strings/ru.gen.ts";
import { strings as local } from "../../../features/tournament/local/strings/ru.gen.ts";
import { strings as show } from "../../../features/tournaments/show/strings/ru.gen.ts";
import { strings as tournaments } from "../../../features/tournaments/strings/ru.gen.ts";
import type { TournamentCatalogue } from "./en.ts";

export const catalogue: TournamentCatalogue = { board, local, show, tournaments };
