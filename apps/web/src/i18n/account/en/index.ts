import { shell } from "./shell.ts";

export const catalogue = { shell };
export type AccountCatalogue = typeof catalogue;
