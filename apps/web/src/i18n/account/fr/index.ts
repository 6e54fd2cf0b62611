import type { AccountCatalogue } from "../en/index.ts";
import { factor } from "./factor.ts";
import { proof } from "./proof.ts";
import { providers } from "./providers.ts";
import { shell } from "./shell.ts";

export const catalogue: AccountCatalogue = { factor, proof, providers, shell };
