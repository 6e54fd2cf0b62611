// What the browser keeps for a while without being able to read or change it: an encrypted JWT (RFC 7516, 7519).
import { EncryptJWT, errors, jwtDecrypt } from "jose";
import { encryptionKey } from "./secret-box.ts";

const ENCRYPTION = { alg: "dir", enc: "A256GCM" } as const; // one key, derived from the secret, and no other way in

export async function encryptToken(
  secret: string,
  purpose: string,
  value: unknown,
  expiresMs: number,
): Promise<string> {
  const token = new EncryptJWT({ value, expiresMs }); // to the millisecond; `exp` counts seconds
  return token
    .setProtectedHeader(ENCRYPTION)
    .setAudience(purpose)
    .encrypt(await encryptionKey(secret, "token v1"));
}

/** Null: not encrypted by us for this purpose, or no longer good. What comes out is what went in. */
export async function decryptToken(secret: string, purpose: string, text: string, nowMs: number): Promise<unknown> {
  const options = {
    audience: purpose,
    keyManagementAlgorithms: [ENCRYPTION.alg],
    contentEncryptionAlgorithms: [ENCRYPTION.enc],
  };
  try {
    const { payload } = await jwtDecrypt(text, await encryptionKey(secret, "token v1"), options);
    return typeof payload["expiresMs"] === "number" && payload["expiresMs"] > nowMs ? payload["value"] : null;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}
