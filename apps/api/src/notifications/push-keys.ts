// The key pair that says to push services who sends (VAPID, RFC 8292): the host's own, or one that is made at first use and kept.
import { decodeBase64urlIgnorePadding, encodeBase64urlNoPadding } from "@oslojs/encoding";
import { findPushKey, keepPushKey, type PushKeyRecord } from "@transcendence/database";
import { exportJWK, generateKeyPair } from "jose";
import type { Deps } from "../deps.ts";
import { decryptSecret, encryptSecret } from "../secret-box.ts";

/** P-256, in base64url: the point (65 bytes) and the number (32 bytes). */
export interface PushKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

export type PushKeyDeps = Pick<Deps, "database" | "clock" | "secrets" | "push">;

/** A key that no longer opens, since the arena's SECRET is another one, is replaced; devices then subscribe anew. */
export async function pushKeysOf(deps: PushKeyDeps): Promise<PushKeys> {
  if (deps.push.keys !== null) return deps.push.keys;
  const kept = await findPushKey(deps.database);
  const known = kept && (await open(deps, kept));
  if (known !== null) return known;
  const made = await makePushKeys();
  const sealed = await encryptSecret(deps, new TextEncoder().encode(made.privateKey), sealedFor(made.publicKey));
  const row = { publicKey: made.publicKey, sealed, createdAt: new Date(deps.clock()) };
  const winner = await keepPushKey(deps.database, row, kept);
  const opened = winner.publicKey === made.publicKey ? made : await open(deps, winner);
  if (opened === null) throw new Error("Instances of this arena have different secrets"); // each would undo the other's key
  return opened;
}

async function open(deps: PushKeyDeps, { publicKey, sealed }: PushKeyRecord): Promise<PushKeys | null> {
  const bytes = await decryptSecret(deps, sealed, sealedFor(publicKey));
  return bytes && { publicKey, privateKey: new TextDecoder().decode(bytes) };
}

const sealedFor = (publicKey: string) => `push key ${publicKey}`;

export async function makePushKeys(): Promise<PushKeys> {
  const pair = await generateKeyPair("ES256", { extractable: true });
  const { x = "", y = "", d = "" } = await exportJWK(pair.privateKey);
  const point = Uint8Array.of(4, ...decodeBase64urlIgnorePadding(x), ...decodeBase64urlIgnorePadding(y)); // 4: uncompressed
  return { publicKey: encodeBase64urlNoPadding(point), privateKey: d };
}
