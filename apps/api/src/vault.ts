// What the database keeps but must not tell by itself: sealed, or hashed, under a key that is not in it.
import { hmac } from "@oslojs/crypto/hmac";
import { SHA256 } from "@oslojs/crypto/sha2";
import type { Deps } from "./deps.ts";

type Vault = { readonly secrets: Pick<Deps["secrets"], "vault"> };

const UTF8 = new TextEncoder();
const NONCE_BYTES = 12;
const VERSION = 1; // the first byte, for the day when another cipher is chosen

/** AES-256-GCM. `of` is bound to it: sealed for one purpose and person, it opens for no other. */
export async function seal({ secrets }: Vault, plain: Uint8Array, of: string): Promise<Uint8Array> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const params = { name: "AES-GCM", iv, additionalData: UTF8.encode(of) };
  const cipher = await crypto.subtle.encrypt(params, await sealingKey(secrets.vault, "seal v1"), new Uint8Array(plain));
  return Uint8Array.of(VERSION, ...iv, ...new Uint8Array(cipher));
}

/** Null: it was sealed for something else, under another secret, or was changed. */
export async function unseal({ secrets }: Vault, sealed: Uint8Array, of: string): Promise<Uint8Array | null> {
  if (sealed[0] !== VERSION) return null;
  const iv = new Uint8Array(sealed.slice(1, 1 + NONCE_BYTES));
  const cipher = new Uint8Array(sealed.slice(1 + NONCE_BYTES));
  const params = { name: "AES-GCM", iv, additionalData: UTF8.encode(of) };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(params, await sealingKey(secrets.vault, "seal v1"), cipher));
  } catch {
    return null; // WebCrypto tells no more than that
  }
}

/** For what is too short to be hashed openly: whoever has the table alone cannot try all codes. */
export function keyedHash({ secrets }: Vault, purpose: string, text: string): Uint8Array {
  return hmac(SHA256, UTF8.encode(`${secrets.vault} ${purpose}`), UTF8.encode(text));
}

/** Derived from the secret, one for each use. */
export async function sealingKey(vault: string, use: string) {
  const key = await crypto.subtle.importKey("raw", UTF8.encode(vault), "HKDF", false, ["deriveKey"]);
  const params = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(32), info: UTF8.encode(use) };
  return crypto.subtle.deriveKey(params, key, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}
