import { strings as computers } from "../../features/computers/strings/en.gen.ts";
import { strings as home } from "../../features/home/strings/en.gen.ts";
import { strings as lobby } from "../../features/lobby/strings/en.gen.ts";
import { strings as options } from "../../features/match-options/strings/en.gen.ts";
import { strings as match } from "../../features/match/strings/en.gen.ts";
import { strings as matches } from "../../features/matches/strings/en.gen.ts";
import { strings as settings } from "../../features/settings/strings/en.gen.ts";
// What nearly every page says, in one language: a file, fetched once.
import { strings as common } from "../strings/en.gen.ts";

export const catalogue = { common, computers, home, lobby, match, options, matches, settings };
export type Catalogue = typeof catalogue;
