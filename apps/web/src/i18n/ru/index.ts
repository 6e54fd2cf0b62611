import type { Catalogue } from "../en/index.ts";
import { common } from "./common.ts";
import { computers } from "./computers.ts";
import { design } from "./design.ts";
import { home } from "./home.ts";
import { match } from "./match.ts";
import { matches } from "./matches.ts";
import { options } from "./options.ts";
import { settings } from "./settings.ts";

export const catalogue: Catalogue = { common, home, computers, matches, settings, design, match, options };
