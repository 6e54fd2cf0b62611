// Passwords as scrypt hashes (RFC 7914) in PHC strings: $scrypt$ln=15,r=8,p=3$salt$hash
import { constantTimeEqual } from "@oslojs/crypto/subtle";
import { decodeBase64IgnorePadding, encodeBase64NoPadding } from "@oslojs/encoding";
import type { Passwords } from "./deps.ts";
import { RANDOM } from "./random.ts";

export interface ScryptCost {
  readonly ln: number; // log2 of N
  readonly r: number;
  readonly p: number;
}

/** What OWASP recommends as of 2026; 32 MiB and 150 to 300 ms of a core each. */
export const SCRYPT_COST: ScryptCost = { ln: 15, r: 8, p: 3 };

const HASH_BYTES = 32;
const SALT_BYTES = 16;

export type DeriveKey = (password: string, salt: Uint8Array, cost: ScryptCost, bytes: number) => Promise<Uint8Array>;

/** Too many passwords wait to be hashed: come back in a moment. */
export class HashingBusy extends Error {
  constructor() {
    super("Too many passwords wait to be hashed.");
  }
}

export function createPasswords(derive: DeriveKey, cost: ScryptCost = SCRYPT_COST): Passwords {
  const { ln, r, p } = cost;
  const head = `$scrypt$ln=${ln},r=${r},p=${p}$`;
  return {
    decoy:
      head +
      encodeBase64NoPadding(new Uint8Array(SALT_BYTES)) +
      "$" +
      encodeBase64NoPadding(new Uint8Array(HASH_BYTES)),
    async hash(password) {
      const salt = new Uint8Array(SALT_BYTES);
      RANDOM.read(salt);
      const hash = await derive(normal(password), salt, cost, HASH_BYTES);
      return `${head}${encodeBase64NoPadding(salt)}$${encodeBase64NoPadding(hash)}`;
    },
    async verify(phc, password) {
      const parsed = parsePhc(phc);
      if (parsed === null) return false;
      const hash = await derive(normal(password), parsed.salt, parsed.cost, parsed.hash.length);
      return constantTimeEqual(hash, parsed.hash);
    },
    isOutdated(phc) {
      const parsed = parsePhc(phc);
      return parsed === null || parsed.cost.ln !== ln || parsed.cost.r !== r || parsed.cost.p !== p;
    },
  };
}

/** The same letters typed on another keyboard are the same password (NIST SP 800-63B, section 3.1.1.2). */
function normal(password: string): string {
  return password.normalize("NFKC");
}

function parsePhc(phc: string): { cost: ScryptCost; salt: Uint8Array; hash: Uint8Array } | null {
  const match = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{8,64})\$([A-Za-z0-9+/]{22,88})$/.exec(
    phc,
  );
  if (match === null) return null;
  const [, ln, r, p, salt = "", hash = ""] = match;
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) };
  return { cost, salt: decodeBase64IgnorePadding(salt), hash: decodeBase64IgnorePadding(hash) };
}
