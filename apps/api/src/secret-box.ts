// Secrets in the database: encrypted, or hashed, under a key that is not in it.
import { hmac } from "@oslojs/crypto/hmac";
import { SHA256 } from "@oslojs/crypto/sha2";
import type { Deps } from "./deps.ts";

type SecretBoxDeps = { readonly secrets: Pick<Deps["secrets"], "encryption"> };

const UTF8 = new TextEncoder();
const NONCE_BYTES = 12;
const VERSION = 1; // the first byte, for the day when another cipher is chosen

/** AES-256-GCM. `of` is bound to it: encrypted for one purpose and person, it opens for no other. */
export async function encryptSecret({ secrets }: SecretBoxDeps, plain: Uint8Array, of: string): Promise<Uint8Array> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const params = { name: "AES-GCM", iv, additionalData: UTF8.encode(of) };
  const cipher = await crypto.subtle.encrypt(
    params,
    await encryptionKey(secrets.encryption, "seal v1"),
    new Uint8Array(plain),
  );
  return Uint8Array.of(VERSION, ...iv, ...new Uint8Array(cipher));
}

/** Null: it was encrypted for something else, under another secret, or was changed. */
export async function decryptSecret(
  { secrets }: SecretBoxDeps,
  encrypted: Uint8Array,
  of: string,
): Promise<Uint8Array | null> {
  if (encrypted[0] !== VERSION) return null;
  const iv = new Uint8Array(encrypted.slice(1, 1 + NONCE_BYTES));
  const cipher = new Uint8Array(encrypted.slice(1 + NONCE_BYTES));
  const params = { name: "AES-GCM", iv, additionalData: UTF8.encode(of) };
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt(params, await encryptionKey(secrets.encryption, "seal v1"), cipher),
    );
  } catch {
    return null; // WebCrypto tells no more than that
  }
}

/** For what is too short to be hashed openly: whoever has the table alone cannot try all codes. */
export function keyedHash({ secrets }: SecretBoxDeps, purpose: string, text: string): Uint8Array {
  return hmac(SHA256, UTF8.encode(`${secrets.encryption} ${purpose}`), UTF8.encode(text));
}

/** Derived from the secret, one for each use. */
export async function encryptionKey(secret: string, use: string) {
  const key = await crypto.subtle.importKey("raw", UTF8.encode(secret), "HKDF", false, ["deriveKey"]);
  const params = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(32), info: UTF8.encode(use) };
  return crypto.subtle.deriveKey(params, key, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}
