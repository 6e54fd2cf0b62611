// Somebody is back from a provider: who are they there, and what did they go for?
import { countGuestMatches, findIdentityOwner, noteIdentityUse, type PersonRecord } from "@transcendence/database";
import { EMAIL_MAX, isStorable, type LoginAnswer, type ProviderProblem, storable } from "@transcendence/protocol";
import type { Context } from "hono";
import type { Deps } from "../deps.ts";
import { completeLogin } from "../login.ts";
import { newPendingId } from "../pending-cookies.ts";
import { findVisitor } from "../visitor.ts";
import { introductionCookies } from "./introductions.ts";
import { type Carried, journeyOf } from "./journeys.ts";
import { linkTo } from "./linking.ts";
import { type Call, type Provider, ProviderFailure, type ProviderPerson } from "./provider.ts";

export interface Answer {
  readonly code: string | null;
  readonly error: string | null;
  readonly issuer: string | null;
}

/** It leads nowhere, for a reason that the page tells. */
export class DeadEnd extends Error {
  readonly problem: ProviderProblem;

  constructor(problem: ProviderProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** The page to go on to, a path of ours. */
export async function arrive(
  c: Context,
  deps: Deps,
  provider: Provider,
  carried: Carried,
  { code, error, issuer }: Answer,
  call: Call,
): Promise<string> {
  if (error === "access_denied") throw new DeadEnd("access_denied");
  if (error !== null) throw new ProviderFailure(`it answered ${error.slice(0, 60)}`);
  if (code === null) throw new ProviderFailure("it gave no code");
  const journey = { ...journeyOf(deps, carried), code, issuer, leftMs: carried.leftMs };
  const person = plain(await provider.meet(journey, call));
  switch (carried.intent) {
    case "login":
      return logIn(c, deps, provider, carried, person);
    case "link":
      return link(c, deps, provider, carried, person);
    case "prove":
      return prove(c, deps, provider, carried, person);
  }
}

async function logIn(
  c: Context,
  deps: Deps,
  provider: Provider,
  { back }: Carried,
  person: ProviderPerson,
): Promise<string> {
  const owner = await ownerOf(deps, provider, person);
  if (owner === null) {
    const { id, authority } = provider;
    const pending = newPendingId(deps.clock());
    await introductionCookies.write(c, deps, pending, { ...clipped(person), provider: id, authority });
    return `/signup/provider?back=${encodeURIComponent(back)}&pending=${pending}`;
  }
  const isOffered = await leavesMatches(c, deps, owner);
  const answer = await completeLogin(c, deps, owner, provider.id);
  return isOffered && answer.state === "in" ? `/login?back=${encodeURIComponent(back)}` : pageAfter(answer, back);
}

/** Whether this browser played as a guest, and the login's page has something to offer. */
async function leavesMatches(c: Context, deps: Deps, owner: PersonRecord): Promise<boolean> {
  const visitor = await findVisitor(c, deps);
  if (visitor?.user.kind !== "guest") return false;
  return (await countGuestMatches(deps.database, { guestId: visitor.user.id, userId: owner.id })) > 0;
}

/** To the account that asked for it, in the browser that is still signed in to it. */
async function link(
  c: Context,
  deps: Deps,
  { authority }: Provider,
  { back, userId }: Carried,
  { subject, label }: ProviderPerson,
): Promise<string> {
  const visitor = await findVisitor(c, deps);
  if (visitor === null || visitor.user.kind !== "member" || visitor.user.id !== userId)
    throw new DeadEnd("login_expired");
  const linking = await linkTo(deps, visitor.user.id, { authority, subject, label });
  switch (linking) {
    case "linked":
    case "same":
      return back;
    case "taken":
      throw new DeadEnd("identity_taken");
    case "other":
      throw new DeadEnd("linked_already");
  }
}

/** A proof takes what a login takes, the second factor too: so it is one, of the same member. */
async function prove(
  c: Context,
  deps: Deps,
  provider: Provider,
  { back, userId }: Carried,
  person: ProviderPerson,
): Promise<string> {
  const [visitor, owner] = await Promise.all([findVisitor(c, deps), ownerOf(deps, provider, person)]);
  if (visitor === null || visitor.user.id !== userId) throw new DeadEnd("login_expired");
  if (owner?.id !== userId) throw new DeadEnd("other_identity");
  return pageAfter(await completeLogin(c, deps, owner, provider.id), back);
}

/** Control characters and halves of letters, which Postgres does not keep, are in nobody's name, and must be in nobody's id. */
function plain(person: ProviderPerson): ProviderPerson {
  if (/\p{Cc}/u.test(person.subject) || !isStorable(person.subject))
    throw new ProviderFailure("a subject with control characters");
  return { ...person, label: storable(person.label).replaceAll(/\p{Cc}/gu, "") };
}

/** A cookie holds 4 kB: names that nobody could take here, and addresses that no mail reaches, stay away. */
function clipped({ subject, label, names, email }: ProviderPerson): ProviderPerson {
  const fits = email !== null && email.address.length <= EMAIL_MAX;
  return { subject, label, names: names.slice(0, 4).map((name) => name.slice(0, 60)), email: fits ? email : null };
}

async function ownerOf(deps: Deps, { authority }: Provider, { subject, label }: ProviderPerson) {
  const owner = await findIdentityOwner(deps.database, { authority, subject });
  if (owner !== null) await noteIdentityUse(deps.database, { authority, subject, label }, new Date(deps.clock()));
  return owner;
}

function pageAfter(answer: LoginAnswer, back: string): string {
  if (answer.state === "in") return back;
  return `/login/second-factor?back=${encodeURIComponent(back)}&pending=${answer.pending}`;
}
