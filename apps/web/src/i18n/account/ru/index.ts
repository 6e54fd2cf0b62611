import type { AccountCatalogue } from "../en/index.ts";
import { shell } from "./shell.ts";

export const catalogue: AccountCatalogue = { shell };
