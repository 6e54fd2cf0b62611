import { strings as board } from "../../../features/tournament/board/strings/ru.gen.ts";
import type { TournamentCatalogue } from "./en.ts";

export const catalogue: TournamentCatalogue = { board };
