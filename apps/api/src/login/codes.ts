// Codes that we make: digits for a mail, and recovery codes.
import { generateRandomString } from "@oslojs/crypto/random";
import type { Deps } from "../deps.ts";
import { RANDOM } from "../random.ts";
import { keyedHash } from "../secret-box.ts";

const MAIL_CODE_DIGITS = 8;
const RECOVERY_CODES = 10;
const RECOVERY_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford's base 32: no letter is taken for a digit
const RECOVERY_LETTERS = 12; // 60 bits, and their hash is keyed

export function newMailCode(): string {
  return generateRandomString(RANDOM, "0123456789", MAIL_CODE_DIGITS);
}

export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const letters = generateRandomString(RANDOM, RECOVERY_ALPHABET, RECOVERY_LETTERS);
    return letters.replace(/(.{4})(.{4})(.{4})/, "$1-$2-$3");
  });
}

/** As it was meant: spaces and hyphens do not count. */
export function normalDigits(code: string): string {
  return code.replaceAll(/[\s-]/g, "");
}

export function hashMailCode(deps: Deps, userId: string, code: string): Uint8Array {
  return keyedHash(deps, "mail code", `${userId} ${normalDigits(code)}`);
}

/** Copied by hand, in whichever case, with o and l where 0 and 1 are meant. */
export function hashRecoveryCode(deps: Deps, userId: string, code: string): Uint8Array {
  const letters = normalDigits(code).toLowerCase().replaceAll("o", "0").replaceAll(/[il]/g, "1");
  return keyedHash(deps, "recovery code", `${userId} ${letters}`);
}
