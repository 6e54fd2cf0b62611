// What the API is handed. It knows no runtime: the same app runs in Node and in workerd.
import type { Database } from "@transcendence/database";
import type { LogLevel } from "@transcendence/env";
import type { AvatarSize, RoomAddress, RoomAnswer, RoomCall, UserEvent } from "@transcendence/protocol";
import type { LogEvent, LogFields } from "@transcendence/protocol/log";
import type { Context } from "hono";
import type { Provider } from "./provider.ts";
import type { Limits } from "./rate-limit.ts";

export type Log = Readonly<Record<LogLevel, (event: LogEvent, fields?: LogFields) => void>>;

/** Hashing of passwords, where it delays no match. */
export interface Passwords {
  readonly hash: (password: string) => Promise<string>; // a PHC string
  readonly verify: (phc: string, password: string) => Promise<boolean>;
  readonly isOutdated: (phc: string) => boolean; // made with other parameters than today's
  readonly decoy: string; // of no password: to take the same time where there is nothing to compare with
}

/** How the API reaches rooms. */
export interface Live {
  /** A person's open pages and rooms learn what concerns them. Never rejects: what cannot be reached is told in the log. */
  readonly tell: (userId: string, event: UserEvent) => Promise<void>;
  /** Tells one room what concerns it. Who enters later learns it by their ticket. */
  readonly call: (room: RoomAddress, call: RoomCall) => Promise<void>;
  /** A room's answer; rejects when it cannot be reached, or failed. */
  readonly ask: (room: RoomAddress, call: RoomCall) => Promise<RoomAnswer>;
}

/** The outbox of mails, see mail/queue.ts: who carries them on, if anybody does. */
export interface MailCarrier {
  readonly carries: boolean; // false: mails stay in the outbox, where the development mailbox shows them
  readonly nudge: () => void; // one is about to be in the outbox
}

/** Web Push, see notifications/push-deliver.ts: who this arena is to push services, and who carries messages to them. */
export interface PushCarrier {
  readonly keys: { readonly publicKey: string; readonly privateKey: string } | null; // null: made at first use, kept in Postgres
  readonly contact: string | null; // whom a push service may write to: mailto: or https:
  readonly ownService: string | null; // an origin that may be private: of the host's own push service
  readonly nudge: () => void; // a message is about to be in the outbox
}

/** Where uploaded pictures lie: small, never changed, named by their content. In Postgres they belong to the transaction given. */
export interface Files {
  readonly put: (database: Database, name: string, bytes: Uint8Array) => Promise<void>;
  readonly get: (database: Database, name: string) => Promise<Uint8Array | null>;
  readonly remove: (database: Database, name: string) => Promise<void>;
}

/** A picture in each size that is kept, as WebP. */
export type PreparedPicture = Readonly<Record<AvatarSize, Uint8Array>>;

/** Decoding of pictures, where it delays no match. */
export interface Pictures {
  readonly maxSide: number; // px: larger ones are not decoded
  readonly prepare: (bytes: Uint8Array, userId: string) => Promise<PreparedPicture | null | "busy">; // null: it cannot be read
}

/** Who runs this arena, and their own texts by the name of a file. */
export interface Legal {
  readonly host: { readonly name: string | null; readonly contact: string | null };
  readonly read: (name: string) => Promise<string | null>;
}

/** How a machine keeps up. */
export interface Load {
  readonly isOverloaded: boolean;
  readonly limitMs: number;
  readonly processes: readonly { readonly name: string; readonly latenessMs: number }[];
  readonly overloads: number; // since it was started
  readonly refusals: number; // of new matches, since then
}

/** Of what is not watched: the edge, which looks after its own, and a machine that starts. */
export const NO_LOAD: Load = { isOverloaded: false, limitMs: 0, processes: [], overloads: 0, refusals: 0 };

/** What must work beside the database and may fail by itself, where one machine does it all; the edge looks after its own. */
export interface Machine {
  readonly hasRooms: () => boolean; // that can store a match; a usual restart of theirs is waited for
  readonly missing: () => Promise<readonly ("rooms" | "disk")[]>;
  readonly mayBegin: () => boolean; // one more match; false while the machine is late with those that run
  readonly load: () => Load;
}

export interface Deps {
  readonly database: Database; // in workerd: one for each request, and so an app for each request
  readonly clock: () => number; // Unix ms
  readonly secrets: { readonly ticket: string; readonly internal: string; readonly encryption: string }; // encryption: of secrets in the database and in cookies
  readonly passwords: Passwords;
  readonly live: Live;
  readonly providers: readonly Provider[]; // that people may sign in with, in the order of their buttons
  readonly mail: MailCarrier;
  readonly push: PushCarrier;
  readonly files: Files;
  readonly pictures: Pictures;
  readonly legal: Legal;
  readonly publicUrl: string; // https here makes the cookies secure
  readonly clientAddress: (c: Context) => string; // who is at the other end, proxies seen through
  readonly machine?: Machine;
  readonly draining: () => boolean; // about to restart: nothing new begins here
  readonly log: Log;
  readonly limits?: Partial<Limits>;
  readonly patienceMs?: number; // how long a request may wait for the database
}
