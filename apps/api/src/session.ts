// The session behind the cookie. A token is 256 random bits that only the browser knows; we keep its SHA-256.
import { sha256 } from "@oslojs/crypto/sha2";
import { encodeBase64urlNoPadding } from "@oslojs/encoding";
import {
  createGuest,
  createSession,
  findDeletionDue,
  findMemberByNameKey,
  findSession,
  type PersonRecord,
  renewSession,
  rotateSession,
  type SessionRecord,
} from "@transcendence/database";
import { type Me, storable } from "@transcendence/protocol";
import { nameKey } from "@transcendence/protocol/name-key";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { cookieName, oldCookieName } from "./cookie-names.ts";
import type { Deps } from "./deps.ts";
import { Refusal } from "./errors.ts";
import { rememberGuest } from "./former-guest.ts";
import { guestName } from "./guest-names.ts";
import { newId, RANDOM } from "./random.ts";
import { limit } from "./rate-limit.ts";
import { ratingsOf } from "./ratings.ts";

declare module "hono" {
  interface ContextVariableMap {
    tokenHolder?: SessionRecord;
  }
}

const SESSION = "session"; // the purpose of the cookie
const DAY_MS = 86_400_000;
const RENEWAL_MS = 3_600_000; // a session's last use is kept to the hour

/** How long a session lasts unused, and at most; by kind, for what a member's may do is worth more to a thief. */
export const SESSION_LIFETIMES: Readonly<Record<PersonRecord["kind"], { unusedMs: number; inAllMs: number }>> = {
  guest: { unusedMs: 365 * DAY_MS, inAllMs: Number.POSITIVE_INFINITY },
  member: { unusedMs: 30 * DAY_MS, inAllMs: 365 * DAY_MS },
};

export async function findCurrentSession(c: Context, deps: Deps): Promise<SessionRecord | null> {
  const holder = c.get("tokenHolder"); // of an API token, see http/bearer.ts; cookies then count for nothing
  if (holder !== undefined) return holder;
  const { token, oldName } = sentToken(c, deps);
  if (!/^[\w-]{43}$/.test(token)) return null;
  const now = new Date(deps.clock());
  const session = await findSession(deps.database, hashToken(token), now);
  if (session === null) return null; // a cookie by the old name may be another program's: it is left alone
  if (oldName === null && now.getTime() - session.seenAt.getTime() < RENEWAL_MS) return session;
  const expiresAt = expiryOf(session.user.kind, session.createdAt, now);
  const shown = { id: session.id, tokenHash: hashToken(token) };
  if (await renewSession(deps.database, shown, { seenAt: now, expiresAt })) {
    sendToken(c, deps, token, expiresAt);
    if (oldName !== null) dropCookie(c, deps, oldName);
  }
  return session;
}

export async function requireSession(c: Context, deps: Deps): Promise<SessionRecord> {
  const session = await findCurrentSession(c, deps);
  if (session === null) throw new Refusal("unauthenticated", "There is no session.");
  return session;
}

export async function requireMember(c: Context, deps: Deps): Promise<SessionRecord> {
  const session = await requireSession(c, deps);
  if (session.user.kind !== "member") throw new Refusal("members_only", "This needs an account.");
  return session;
}

/** How long a login, or a re-authentication since, is fresh enough to change what protects the account. */
export const FRESH_LOGIN_MS = 15 * 60_000;

/** A member who has just logged in or re-authenticated; refused otherwise, and the page asks. */
export async function requireFreshLogin(c: Context, deps: Deps): Promise<SessionRecord> {
  const member = await requireMember(c, deps);
  const authenticatedMs = member.authenticatedAt?.getTime() ?? 0;
  if (deps.clock() - authenticatedMs > FRESH_LOGIN_MS) throw new Refusal("proof_needed", "Confirm who you are first.");
  return member;
}

/**
 * Signs somebody in who has given every factor: a new token, so that one planted before is worth nothing (session fixation),
 * and the browser's old session ends. A guest who just became a member keeps the session's id, by which open sockets are known.
 */
export async function beginSession(
  c: Context,
  deps: Deps,
  user: PersonRecord,
  method: string,
): Promise<{ readonly id: string; readonly replaced: SessionRecord | null }> {
  const replaced = await findCurrentSession(c, deps);
  const token = newToken();
  const now = new Date(deps.clock());
  const expiresAt = expiryOf(user.kind, now, now);
  const agent = storable((c.req.header("User-Agent") ?? "").slice(0, 300));
  const isSame = replaced?.user.id === user.id;
  const id = isSame ? replaced.id : newId();
  const session = { id, tokenHash: hashToken(token), userId: user.id, method, agent, expiresAt };
  const replaces = replaced && { id: replaced.id, tokenHash: sentTokenHash(c, deps) };
  const isMade = await createSession(deps.database, { session, replaces, now });
  if (replaced && !isSame) await leaveOldSession(c, deps, replaced, user.id);
  if (isMade) sendToken(c, deps, token, expiresAt);
  return { id: session.id, replaced };
}

/** The member has re-authenticated. The session may do more now, so it gets another token: a copy of the old one may not. */
export async function markReauthenticated(c: Context, deps: Deps, session: SessionRecord): Promise<void> {
  const token = newToken();
  const now = new Date(deps.clock());
  const expiresAt = expiryOf(session.user.kind, session.createdAt, now);
  const rotation = { tokenHash: hashToken(token), authenticatedAt: now, seenAt: now, expiresAt };
  const shown = { id: session.id, tokenHash: sentTokenHash(c, deps) };
  const rotated = await rotateSession(deps.database, shown, rotation);
  if (rotated === "ended") throw new Refusal("unauthenticated", "That session has just ended.");
  if (rotated === "done") sendToken(c, deps, token, expiresAt);
}

/** The same session under another token, for somebody who has just become a guest again. */
export async function becomeGuestAgain(c: Context, deps: Deps, sessionId: string): Promise<void> {
  const token = newToken();
  const now = new Date(deps.clock());
  const expiresAt = expiryOf("guest", now, now);
  const rotation = { tokenHash: hashToken(token), authenticatedAt: null, expiresAt, seenAt: now };
  const shown = { id: sessionId, tokenHash: sentTokenHash(c, deps) };
  if ((await rotateSession(deps.database, shown, rotation)) === "done") sendToken(c, deps, token, expiresAt);
}

/** Who was here before is no more: a guest may hand their matches on, a member's open sockets close. */
async function leaveOldSession(
  c: Context,
  deps: Deps,
  { id, user }: SessionRecord,
  successorId: string,
): Promise<void> {
  if (user.kind === "guest") await rememberGuest(c, deps, { guestId: user.id, userId: successorId });
  else await deps.live.tell(user.id, { type: "revoked", sessions: [id] });
}

/** A new guest, with a session. */
export async function createGuestSession(c: Context, deps: Deps): Promise<SessionRecord> {
  await limit(c, deps, "guests", null);
  await limit(c, deps, "guestsInADay", null);
  const token = newToken();
  const now = new Date(deps.clock());
  const expiresAt = expiryOf("guest", now, now);
  const session = await createGuest(deps.database, {
    user: { id: newId(), name: await freeGuestName(deps) },
    session: { id: newId(), tokenHash: hashToken(token), expiresAt },
    now,
  });
  sendToken(c, deps, token, expiresAt);
  return session;
}

/** A friendly name that is no member's; three tries are enough, and a fourth time looks are all that is shared. */
export async function freeGuestName({ database }: Deps): Promise<string> {
  for (let tries = 0; tries < 3; tries++) {
    const name = guestName(RANDOM);
    if ((await findMemberByNameKey(database, nameKey(name))) === null) return name;
  }
  return guestName(RANDOM);
}

/** Takes the session's cookie from the browser. */
export function dropToken(c: Context, deps: Deps): void {
  dropCookie(c, deps, cookieName(deps.publicUrl, SESSION));
}

function dropCookie(c: Context, { publicUrl }: Deps, name: string): void {
  deleteCookie(c, name, { path: "/", secure: publicUrl.startsWith("https:") });
}

export function meOf({ id, name, kind, avatar }: PersonRecord): Me {
  return { id, name, kind, ...(avatar && { avatar }) };
}

/** With a member's ratings, and the day on which one who asked for it will be gone. */
export async function describeMe(deps: Pick<Deps, "database" | "clock">, user: PersonRecord): Promise<Me> {
  if (user.kind !== "member") return meOf(user);
  const [leavesAt, ratings] = await Promise.all([findDeletionDue(deps.database, user.id), ratingsOf(deps, user.id)]);
  return { ...meOf(user), ratings, ...(leavesAt && { leavesAt: leavesAt.toISOString() }) };
}

export function newToken(): string {
  const bytes = new Uint8Array(32);
  RANDOM.read(bytes);
  return encodeBase64urlNoPadding(bytes);
}

/** What is kept of a token: its 256 random bits need no salt and no slow hash. */
export function hashToken(token: string): Uint8Array {
  return sha256(new TextEncoder().encode(token));
}

/** The token that the browser sent, and the name of the cookie if it is one by the old name. */
function sentToken(c: Context, { publicUrl }: Deps): { readonly token: string; readonly oldName: string | null } {
  const token = getCookie(c, cookieName(publicUrl, SESSION));
  if (token !== undefined) return { token, oldName: null };
  const oldName = oldCookieName(publicUrl, SESSION);
  return { token: (oldName !== null && getCookie(c, oldName)) || "", oldName };
}

function sentTokenHash(c: Context, deps: Deps): Uint8Array {
  return hashToken(sentToken(c, deps).token);
}

function expiryOf(kind: PersonRecord["kind"], createdAt: Date, now: Date): Date {
  const { unusedMs, inAllMs } = SESSION_LIFETIMES[kind];
  return new Date(Math.min(now.getTime() + unusedMs, createdAt.getTime() + inAllMs));
}

function sendToken(c: Context, deps: Deps, token: string, expiresAt: Date): void {
  setCookie(c, cookieName(deps.publicUrl, SESSION), token, {
    httpOnly: true,
    secure: deps.publicUrl.startsWith("https:"),
    sameSite: "Lax",
    path: "/",
    maxAge: Math.floor((expiresAt.getTime() - deps.clock()) / 1000),
  });
}
