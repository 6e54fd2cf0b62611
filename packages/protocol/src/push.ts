// Web Push: a browser's subscription as its page hands it over, and what a message says to the service worker.
import * as v from "valibot";
import { Language } from "./languages.ts";

/** The newest devices of a person that get messages. */
export const PUSH_DEVICES_MAX = 10;

/** As `PushSubscription.toJSON()` has it (RFC 8291): an uncompressed point of P-256 and a secret of 16 bytes, in base64url. */
export const SetPushSubscription = v.strictObject({
  endpoint: v.pipe(v.string(), v.url(), v.maxLength(1024)),
  keys: v.strictObject({
    p256dh: v.pipe(v.string(), v.regex(/^B[\w-]{86}$/)),
    auth: v.pipe(v.string(), v.regex(/^[\w-]{22}$/)),
  }),
  language: v.optional(Language, "en"),
});
export type SetPushSubscription = v.InferOutput<typeof SetPushSubscription>;

export interface PushAnswer {
  readonly key: string; // of this arena: what `PushManager.subscribe` needs, base64url
  readonly endpoint: string | null; // where this session's device gets messages; null: it gets none
}

/** What a message says, once decrypted. */
export interface PushMessage {
  readonly id: string; // of the notification
  readonly title: string;
  readonly text: string; // in the device's language
  readonly path: string; // of the page that it is about
  readonly onSite: boolean; // open pages tell it, too
}
