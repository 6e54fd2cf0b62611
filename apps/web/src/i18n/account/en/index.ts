import { factor } from "./factor.ts";
import { proof } from "./proof.ts";
import { shell } from "./shell.ts";

export const catalogue = { factor, proof, shell };
export type AccountCatalogue = typeof catalogue;
