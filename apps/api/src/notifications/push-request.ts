// A message as its push service gets it: encrypted for the browser (RFC 8291), signed by us (RFC 8292), with how long and how
// urgently it is wanted (RFC 8030).
import { encryptNotification } from "@block65/webcrypto-web-push";
import { decodeBase64urlIgnorePadding, encodeBase64urlNoPadding } from "@oslojs/encoding";
import type { PushSubscriptionRecord } from "@transcendence/database";
import type { NotificationKind, PushMessage } from "@transcendence/protocol";
import { importJWK, SignJWT } from "jose";
import type { PushKeys } from "./push-keys.ts";

const TOKEN_SECONDS = 12 * 3600; // RFC 8292 allows a day

interface Delivery {
  readonly seconds: number; // so long it is of use
  readonly urgency: "low" | "normal" | "high";
}

const SOON = { seconds: 600, urgency: "high" } as const;
const TODAY = { seconds: 86_400, urgency: "normal" } as const;
const ANY_TIME = { seconds: 86_400, urgency: "low" } as const;

export const DELIVERY: Readonly<Record<NotificationKind, Delivery>> = {
  challenge: SOON,
  pairing: SOON,
  tournament_call: SOON,
  challenge_declined: { seconds: 600, urgency: "low" },
  friend_request: TODAY,
  mention: TODAY,
  direct_message: TODAY,
  tournament_invitation: TODAY,
  friend_accepted: ANY_TIME,
  tournament_result: ANY_TIME,
};

export interface PushRequest {
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

interface Writing {
  readonly keys: PushKeys;
  readonly contact: string | null; // whom a push service may write to: mailto: or https:
  readonly nowMs: number;
}

export async function writePushRequest(
  { endpoint, p256dh, auth }: Pick<PushSubscriptionRecord, "endpoint" | "p256dh" | "auth">,
  message: PushMessage,
  { urgency, secondsLeft }: { readonly urgency: Delivery["urgency"]; readonly secondsLeft: number },
  writing: Writing,
): Promise<PushRequest> {
  const plain = new TextEncoder().encode(JSON.stringify(message));
  const body = await encryptNotification({ endpoint, expirationTime: null, keys: { p256dh, auth } }, plain);
  const headers = {
    Authorization: `vapid t=${await signToken(endpoint, writing)}, k=${writing.keys.publicKey}`,
    "Content-Encoding": "aes128gcm",
    "Content-Type": "application/octet-stream",
    TTL: String(secondsLeft),
    Urgency: urgency,
    Topic: message.id, // a message that comes again takes the place of the first
  };
  return { endpoint, headers, body: new Uint8Array(body) };
}

async function signToken(endpoint: string, { keys, contact, nowMs }: Writing): Promise<string> {
  const token = new SignJWT(contact === null ? {} : { sub: contact })
    .setProtectedHeader({ typ: "JWT", alg: "ES256" })
    .setAudience(new URL(endpoint).origin)
    .setExpirationTime(Math.floor(nowMs / 1000) + TOKEN_SECONDS);
  return token.sign(await importJWK(jwkOf(keys), "ES256"));
}

function jwkOf({ publicKey, privateKey }: PushKeys) {
  const point = decodeBase64urlIgnorePadding(publicKey);
  const [x, y] = [point.slice(1, 33), point.slice(33)].map(encodeBase64urlNoPadding);
  return { kty: "EC", crv: "P-256", x: x ?? "", y: y ?? "", d: privateKey };
}
