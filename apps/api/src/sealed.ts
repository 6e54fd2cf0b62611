// What a browser keeps for us without being able to read or change it, and for a while only: sealed as text.
import { decodeBase64urlIgnorePadding, encodeBase64urlNoPadding } from "@oslojs/encoding";
import { seal as sealBytes, unseal as unsealBytes } from "./vault.ts";

interface Kept {
  readonly value: unknown;
  readonly expiresMs: number; // whatever the browser makes of its own copy
}

export async function seal(vault: string, purpose: string, value: unknown, expiresMs: number): Promise<string> {
  const plain = new TextEncoder().encode(JSON.stringify({ value, expiresMs } satisfies Kept));
  return encodeBase64urlNoPadding(await sealBytes({ secrets: { vault } }, plain, `kept ${purpose}`));
}

/** Null: not sealed by us for this purpose, or no longer good. What comes out is what went in. */
export async function unseal(vault: string, purpose: string, text: string, nowMs: number): Promise<unknown> {
  const sealed = bytesOf(text);
  const plain = sealed && (await unsealBytes({ secrets: { vault } }, sealed, `kept ${purpose}`));
  if (plain === null) return null;
  const { value, expiresMs } = JSON.parse(new TextDecoder().decode(plain)) as Kept; // sealed above, by nobody else
  return expiresMs > nowMs ? value : null;
}

function bytesOf(text: string): Uint8Array | null {
  try {
    return decodeBase64urlIgnorePadding(text);
  } catch {
    return null;
  }
}
