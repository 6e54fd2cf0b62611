// English is the source: the other languages are checked against its shape, so a missing or extra key fails the type check.
import { common } from "./common.ts";
import { computers } from "./computers.ts";
import { design } from "./design.ts";
import { home } from "./home.ts";
import { match } from "./match.ts";
import { matches } from "./matches.ts";
import { options } from "./options.ts";
import { settings } from "./settings.ts";

export const catalogue = { common, home, computers, matches, settings, design, match, options };
export type Catalogue = typeof catalogue;
