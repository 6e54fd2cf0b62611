// Web Push: the arena's own key pair, if it is given one, and who answers for it.
import * as v from "valibot";

const Contact = v.pipe(
  v.string(),
  v.trim(),
  v.regex(
    /^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/,
    "must be an address such as mailto:host@example.org or https://example.org",
  ),
);

const Origin = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^https?:\/\/[^\s/?#@]+\/?$/, "must be an origin such as https://push.example.org"),
  v.url("must be an origin such as https://push.example.org"),
  v.transform((text) => new URL(text).origin),
);

export const PUSH_SETTINGS = {
  VAPID_PUBLIC_KEY: v.optional(
    v.pipe(v.string(), v.trim(), v.regex(/^B[\w-]{86}$/, "must be a P-256 point of 65 bytes in base64url")),
  ),
  VAPID_PRIVATE_KEY: v.optional(v.pipe(v.string(), v.trim(), v.regex(/^[\w-]{43}$/, "must be 32 bytes in base64url"))),
  VAPID_SUBJECT: v.optional(Contact),
  PUSH_SERVICE: v.optional(Origin), // of the host's own network: else only public addresses are sent to
};

const PushEnv = v.object(PUSH_SETTINGS);

export interface PushConfig {
  readonly keys: { readonly publicKey: string; readonly privateKey: string } | null; // null: they are generated and kept
  readonly contact: string | null;
  readonly ownService: string | null;
}

/** `contact`: of the host, where VAPID_SUBJECT is left out. */
export function pushOf(env: v.InferOutput<typeof PushEnv>, contact: string | null, publicUrl: string): PushConfig {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, VAPID_SUBJECT: subject, PUSH_SERVICE } = env;
  const spare = [contact, contact && `mailto:${contact}`, publicUrl].find((each) => each && v.is(Contact, each));
  return {
    keys: publicKey === undefined || privateKey === undefined ? null : { publicKey, privateKey },
    contact: subject ?? spare ?? null,
    ownService: PUSH_SERVICE ?? null,
  };
}

/** A sentence when one key is given without the other. */
export function halfKeys(given: Readonly<Record<string, string | undefined>>): readonly string[] {
  const names = ["VAPID_PUBLIC_KEY", "VAPID_PRIVATE_KEY"] as const;
  const missing = names.filter((name) => given[name] === undefined);
  return missing.length === 1 ? [`${missing[0]} is missing: the other key needs it.`] : [];
}

/** On the edge, where settings are not read at the start: as if none were given when they are wrong. */
export function readPush(
  source: Readonly<Record<string, unknown>>,
  contact: string | null,
  publicUrl: string,
): PushConfig {
  const parsed = v.safeParse(PushEnv, source);
  return pushOf(parsed.success ? parsed.output : {}, contact, publicUrl);
}
