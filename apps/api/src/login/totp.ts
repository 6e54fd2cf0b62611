// Codes of an authenticator: TOTP (RFC 6238) as all of them know it, SHA-1, six digits, new every half minute.
import { createTOTPKeyURI, verifyHOTP } from "@oslojs/otp";
import { RANDOM } from "../random.ts";

export const STEP_MS = 30_000;
export const TOTP_DIGITS = 6;
const TOLERANCE = 1; // steps that a clock may be off, and that typing may take
export const AHEAD = 20; // steps: a code that counted later than this counted before the clock was set back
const SECRET_BYTES = 20; // 160 bits, as RFC 4226 recommends

export function newTotpSecret(): Uint8Array {
  const secret = new Uint8Array(SECRET_BYTES);
  RANDOM.read(secret);
  return secret;
}

export function totpUri(secret: Uint8Array, issuer: string, name: string): string {
  return createTOTPKeyURI(issuer, name, secret, STEP_MS / 1000, TOTP_DIGITS);
}

export function stepAt(nowMs: number): number {
  return Math.floor(nowMs / STEP_MS);
}

/** The time step that a code belongs to, of those that are open now and come after `lastStep`; null: of none. */
export function stepOfCode(
  secret: Uint8Array,
  code: string,
  { nowMs, lastStep }: { readonly nowMs: number; readonly lastStep: number },
): number | null {
  const now = stepAt(nowMs);
  const last = lastStep > now + AHEAD ? 0 : lastStep;
  for (let step = Math.max(now - TOLERANCE, last + 1); step <= now + TOLERANCE; step++) {
    if (verifyHOTP(secret, BigInt(step), TOTP_DIGITS, code)) return step;
  }
  return null;
}
