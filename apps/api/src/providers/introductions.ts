// Somebody for whom a provider vouches, and whom nobody here knows yet: the browser keeps them, sealed, while they choose a name.
import { findAccountByEmailKey } from "@transcendence/database";
import type { Introduction, ProviderId } from "@transcendence/protocol";
import type { Context } from "hono";
import type { Deps } from "../deps.ts";
import { emailKey } from "../email.ts";
import { Refusal } from "../errors.ts";
import { sealedCookies } from "../sealed-cookie.ts";
import type { ProviderPerson } from "./provider.ts";
import { suggestName } from "./suggest-name.ts";

export interface Introduced extends ProviderPerson {
  readonly provider: ProviderId;
  readonly authority: string;
}

export const introductionCookies = sealedCookies<Introduced>("introduction", 10, 3);

export interface PendingIntroduction extends Introduced {
  readonly pending: string; // the id by which the page speaks of it
}

/** `pending`: which one the page speaks of; without it, the newest. */
export async function readIntroduction(
  c: Context,
  deps: Deps,
  pending: string | undefined,
): Promise<PendingIntroduction | null> {
  const id = pending ?? introductionCookies.newest(c, deps);
  const introduced = id === null ? null : await introductionCookies.read(c, deps, id);
  return id !== null && introduced ? { ...introduced, pending: id } : null;
}

export async function requireIntroduction(
  c: Context,
  deps: Deps,
  pending: string | undefined,
): Promise<PendingIntroduction> {
  const introduced = await readIntroduction(c, deps, pending);
  if (introduced === null) throw new Refusal("login_expired", "Nobody has introduced you, or too long ago.");
  return introduced;
}

export async function describe(
  deps: Deps,
  introduced: Introduced,
  userId: string | null,
): Promise<Introduction | null> {
  const provider = deps.providers.find(({ authority }) => authority === introduced.authority);
  if (provider === undefined) return null; // no longer configured
  return {
    provider: { id: provider.id, name: provider.name },
    label: introduced.label,
    name: await suggestName(deps.database, introduced.names, userId),
    email: introduced.email?.address ?? null,
    emailIsTaken: await isEmailTaken(deps, introduced),
  };
}

/** Told only to whoever owns the address, as the provider has checked. */
export async function isEmailTaken({ database }: Deps, { email }: Introduced): Promise<boolean> {
  if (email === null || !email.isVerified) return false;
  return (await findAccountByEmailKey(database, emailKey(email.address))) !== null;
}
