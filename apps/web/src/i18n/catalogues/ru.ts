import { strings as computers } from "../../features/computers/strings/ru.gen.ts";
import { strings as home } from "../../features/home/strings/ru.gen.ts";
import { strings as lobby } from "../../features/lobby/strings/ru.gen.ts";
import { strings as options } from "../../features/match-options/strings/ru.gen.ts";
import { strings as match } from "../../features/match/strings/ru.gen.ts";
import { strings as matches } from "../../features/matches/strings/ru.gen.ts";
import { strings as settings } from "../../features/settings/strings/ru.gen.ts";
import { strings as common } from "../strings/ru.gen.ts";
import type { Catalogue } from "./en.ts";

export const catalogue: Catalogue = { common, computers, home, lobby, match, options, matches, settings };
