// Fixed windows, counted in Postgres and so shared by all instances. See docs/decisions.
import { hmac } from "@oslojs/crypto/hmac";
import { SHA256 } from "@oslojs/crypto/sha2";
import { encodeBase64urlNoPadding } from "@oslojs/encoding";
import { countAttempts } from "@transcendence/database";
import type { Context } from "hono";
import type { Deps } from "./deps.ts";
import { Refusal } from "./errors.ts";
import { network } from "./network.ts";

export interface Limit {
  readonly perSession: number;
  readonly perAddress: number; // a school or a company may share one
  readonly windowMs: number;
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

export const LIMITS = {
  guests: { perSession: 0, perAddress: 600, windowMs: 10 * MINUTE }, // who becomes one has no session yet
  guestsInADay: { perSession: 0, perAddress: 8000, windowMs: DAY }, // each is a row for a year
  names: { perSession: 20, perAddress: 1200, windowMs: 10 * MINUTE },
  signUps: { perSession: 20, perAddress: 200, windowMs: 60 * MINUTE }, // a class may sign up in one lesson
  mails: { perSession: 10, perAddress: 200, windowMs: 60 * MINUTE }, // asked for; each recipient gets few, see mail/account-mails.ts
  links: { perSession: 0, perAddress: 300, windowMs: 10 * MINUTE }, // of mails; their tokens cannot be guessed, hashing costs
  passwords: { perSession: 10, perAddress: 200, windowMs: 10 * MINUTE },
  matches: { perSession: 60, perAddress: 1200, windowMs: 10 * MINUTE },
  matchesInADay: { perSession: 600, perAddress: 8000, windowMs: DAY }, // each may leave a file for two days
  tournaments: { perSession: 10, perAddress: 100, windowMs: 60 * MINUTE },
  entries: { perSession: 60, perAddress: 1200, windowMs: 10 * MINUTE }, // a password may be asked for
  codes: { perSession: 60, perAddress: 300, windowMs: 10 * MINUTE }, // made or typed in: with 1,000 codes in use, 300 guesses find one once in 110 windows
  tickets: { perSession: 120, perAddress: 6000, windowMs: MINUTE }, // one for each reconnection of each tab
  people: { perSession: 120, perAddress: 2400, windowMs: 10 * MINUTE }, // requests, answers, blocks
  challenges: { perSession: 60, perAddress: 1200, windowMs: 10 * MINUTE },
  reports: { perSession: 20, perAddress: 200, windowMs: 60 * MINUTE },
  searches: { perSession: 60, perAddress: 1200, windowMs: MINUTE }, // one for each pause in typing
  chat: { perSession: 120, perAddress: 2400, windowMs: 10 * MINUTE }, // channels made and joined, conversations opened
  push: { perSession: 60, perAddress: 1200, windowMs: 10 * MINUTE },
  profiles: { perSession: 60, perAddress: 1200, windowMs: 10 * MINUTE },
  pictures: { perSession: 20, perAddress: 200, windowMs: 10 * MINUTE }, // each is decoded
  providers: { perSession: 60, perAddress: 1200, windowMs: 10 * MINUTE }, // journeys to them, and accounts made of it
  secondFactors: { perSession: 100, perAddress: 2000, windowMs: DAY }, // six digits each; here and below a session is an account
  codeMails: { perSession: 10, perAddress: 100, windowMs: 60 * MINUTE },
  exports: { perSession: 60, perAddress: 1200, windowMs: 10 * MINUTE }, // each reads a dozen tables
  tokenRequests: { perSession: 300, perAddress: 6000, windowMs: MINUTE }, // here it is a token
} as const satisfies Record<string, Limit>;

export type Action = keyof typeof LIMITS;
export type Limits = Record<Action, Limit>;

/** Counts the action for the session, if there is one, and for the address; refuses when either did too much. */
export async function limit(c: Context, deps: Deps, action: Action, sessionId: string | null): Promise<void> {
  const { perSession, perAddress, windowMs } = deps.limits?.[action] ?? LIMITS[action];
  const address = { key: limitKey(deps, action, `address ${network(deps.clientAddress(c))}`), allowed: perAddress };
  const session = sessionId && { key: limitKey(deps, action, `session ${sessionId}`), allowed: perSession };
  const bounds = session ? [address, session] : [address];
  const now = deps.clock();
  const counted = await countAttempts(
    deps.database,
    bounds.map(({ key }) => ({ key, windowMs })),
    new Date(now),
  );
  const over = counted.filter(({ key, count }) => bounds.some((bound) => bound.key === key && count > bound.allowed));
  if (over.length === 0) return;
  const endsMs = Math.max(...over.map(({ endsAt }) => endsAt.getTime()));
  const seconds = Math.max(1, Math.ceil((endsMs - now) / 1000));
  throw new Refusal("too_many_requests", `Too often. Try again in ${seconds} s.`, seconds);
}

/** Hashed under a key of ours: the table tells nobody who was here. */
export function limitKey(deps: Pick<Deps, "secrets">, action: string, subject: string): string {
  const utf8 = new TextEncoder();
  const mac = hmac(SHA256, utf8.encode(deps.secrets.internal), utf8.encode(`${action} ${subject}`));
  return `${action}:${encodeBase64urlNoPadding(mac.slice(0, 16))}`;
}
