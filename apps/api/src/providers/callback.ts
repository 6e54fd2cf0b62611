// The callback from a provider: who they are there, and what they asked for (sign in, link, re-authenticate).
import { countGuestMatches, findIdentityOwner, noteIdentityUse, type PersonRecord } from "@transcendence/database";
import { EMAIL_MAX, isStorable, type LoginAnswer, type ProviderProblem, storable } from "@transcendence/protocol";
import type { Context } from "hono";
import type { Deps } from "../deps.ts";
import { completeLogin } from "../login/login.ts";
import { newPendingId } from "../pending-cookies.ts";
import { type ProviderCall, type Provider, ProviderFailure, type ProviderProfile } from "../provider.ts";
import { findCurrentSession } from "../session.ts";
import { type OAuthState, authorizationOf } from "./authorization.ts";
import { linkTo } from "./linking.ts";
import { signUpCookies } from "./pending-sign-up.ts";

export interface CallbackQuery {
  readonly code: string | null;
  readonly error: string | null;
  readonly issuer: string | null;
}

/** Nothing comes of the callback, for a reason that the page shows. */
export class CallbackRefused extends Error {
  readonly problem: ProviderProblem;

  constructor(problem: ProviderProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** The page to go on to, a path of ours. */
export async function handleCallback(
  c: Context,
  deps: Deps,
  provider: Provider,
  oauthState: OAuthState,
  { code, error, issuer }: CallbackQuery,
  call: ProviderCall,
): Promise<string> {
  if (error === "access_denied") throw new CallbackRefused("access_denied");
  if (error !== null) throw new ProviderFailure(`it answered ${error.slice(0, 60)}`);
  if (code === null) throw new ProviderFailure("it gave no code");
  const authorization = { ...authorizationOf(deps, oauthState), code, issuer, leftMs: oauthState.leftMs };
  const profile = plain(await provider.fetchProfile(authorization, call));
  switch (oauthState.intent) {
    case "login":
      return logIn(c, deps, provider, oauthState, profile);
    case "link":
      return link(c, deps, provider, oauthState, profile);
    case "prove":
      return reauthenticate(c, deps, provider, oauthState, profile);
  }
}

async function logIn(
  c: Context,
  deps: Deps,
  provider: Provider,
  { back }: OAuthState,
  profile: ProviderProfile,
): Promise<string> {
  const owner = await ownerOf(deps, provider, profile);
  if (owner === null) {
    const { id, authority } = provider;
    const pending = newPendingId(deps.clock());
    await signUpCookies.write(c, deps, pending, { ...clipped(profile), provider: id, authority });
    return `/signup/provider?back=${encodeURIComponent(back)}&pending=${pending}`;
  }
  const isOffered = await playedAsGuest(c, deps, owner);
  const answer = await completeLogin(c, deps, owner, provider.id);
  return isOffered && answer.state === "in" ? `/login?back=${encodeURIComponent(back)}` : pageAfter(answer, back);
}

/** Whether this browser played as a guest, and the login's page has something to offer. */
async function playedAsGuest(c: Context, deps: Deps, owner: PersonRecord): Promise<boolean> {
  const session = await findCurrentSession(c, deps);
  if (session?.user.kind !== "guest") return false;
  return (await countGuestMatches(deps.database, { guestId: session.user.id, userId: owner.id })) > 0;
}

/** To the account that asked for it, in the browser that is still signed in to it. */
async function link(
  c: Context,
  deps: Deps,
  { authority }: Provider,
  { back, userId }: OAuthState,
  { subject, label }: ProviderProfile,
): Promise<string> {
  const session = await findCurrentSession(c, deps);
  if (session === null || session.user.kind !== "member" || session.user.id !== userId)
    throw new CallbackRefused("login_expired");
  const linking = await linkTo(deps, session.user.id, { authority, subject, label });
  switch (linking) {
    case "linked":
    case "same":
      return back;
    case "taken":
      throw new CallbackRefused("identity_taken");
    case "other":
      throw new CallbackRefused("linked_already");
  }
}

/** Re-authentication takes what a login takes, the second factor too: so it is a login of the same member. */
async function reauthenticate(
  c: Context,
  deps: Deps,
  provider: Provider,
  { back, userId }: OAuthState,
  profile: ProviderProfile,
): Promise<string> {
  const [session, owner] = await Promise.all([findCurrentSession(c, deps), ownerOf(deps, provider, profile)]);
  if (session === null || session.user.id !== userId) throw new CallbackRefused("login_expired");
  if (owner?.id !== userId) throw new CallbackRefused("other_identity");
  return pageAfter(await completeLogin(c, deps, owner, provider.id), back);
}

/** Control characters and halves of letters, which Postgres does not keep, are in nobody's name, and must be in nobody's id. */
function plain(profile: ProviderProfile): ProviderProfile {
  if (/\p{Cc}/u.test(profile.subject) || !isStorable(profile.subject))
    throw new ProviderFailure("a subject with control characters");
  return { ...profile, label: storable(profile.label).replaceAll(/\p{Cc}/gu, "") };
}

/** A cookie holds 4 kB: names that nobody could take here, and addresses that no mail reaches, stay away. */
function clipped({ subject, label, names, email }: ProviderProfile): ProviderProfile {
  const fits = email !== null && email.address.length <= EMAIL_MAX;
  return { subject, label, names: names.slice(0, 4).map((name) => name.slice(0, 60)), email: fits ? email : null };
}

async function ownerOf(deps: Deps, { authority }: Provider, { subject, label }: ProviderProfile) {
  const owner = await findIdentityOwner(deps.database, { authority, subject });
  if (owner !== null) await noteIdentityUse(deps.database, { authority, subject, label }, new Date(deps.clock()));
  return owner;
}

function pageAfter(answer: LoginAnswer, back: string): string {
  if (answer.state === "in") return back;
  return `/login/second-factor?back=${encodeURIComponent(back)}&pending=${answer.pending}`;
}
