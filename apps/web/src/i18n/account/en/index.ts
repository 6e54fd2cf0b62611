import { factor } from "./factor.ts";
import { proof } from "./proof.ts";
import { providers } from "./providers.ts";
import { shell } from "./shell.ts";

export const catalogue = { factor, proof, providers, shell };
export type AccountCatalogue = typeof catalogue;
