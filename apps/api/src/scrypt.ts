// scrypt of the runtime: Node's own, and workerd's.
import { scrypt } from "node:crypto";
import { promisify } from "node:util";
import type { DeriveKey } from "./passwords.ts";

const scryptOf = promisify<string, Uint8Array, number, object, Uint8Array>(scrypt);

/** In this process, on a thread of the runtime's pool. */
export const deriveHere: DeriveKey = (password, salt, { ln, r, p }, bytes) =>
  scryptOf(password, salt, bytes, { N: 2 ** ln, r, p, maxmem: 256 * 2 ** ln * r });
