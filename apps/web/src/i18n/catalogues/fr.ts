import { strings as computers } from "../../features/computers/strings/fr.gen.ts";
import { strings as home } from "../../features/home/strings/fr.gen.ts";
import { strings as lobby } from "../../features/lobby/strings/fr.gen.ts";
import { strings as options } from "../../features/match-options/strings/fr.gen.ts";
import { strings as match } from "../../features/match/strings/fr.gen.ts";
import { strings as matches } from "../../features/matches/strings/fr.gen.ts";
import { strings as settings } from "../../features/settings/strings/fr.gen.ts";
import { strings as common } from "../strings/fr.gen.ts";
import type { Catalogue } from "./en.ts";

export const catalogue: Catalogue = { common, computers, home, lobby, match, options, matches, settings };
