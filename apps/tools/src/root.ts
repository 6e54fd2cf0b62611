import { join, resolve } from "node:path";

/** The checkout, from wherever a command is called. */
export const ROOT = resolve(import.meta.dirname, "../../..");

export function inRoot(...path: readonly string[]): string {
  return join(ROOT, ...path);
}
