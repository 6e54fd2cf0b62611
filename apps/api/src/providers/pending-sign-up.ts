// Somebody whom a provider vouches for and who has no account here: the browser keeps the profile, encrypted, until a name is chosen.
import { findAccountByEmailKey } from "@transcendence/database";
import type { PendingSignUp, ProviderId } from "@transcendence/protocol";
import type { Context } from "hono";
import type { Deps } from "../deps.ts";
import { emailKey } from "../email.ts";
import { encryptedCookies } from "../encrypted-cookie.ts";
import { Refusal } from "../errors.ts";
import type { ProviderProfile } from "../provider.ts";
import { suggestName } from "./suggest-name.ts";

export interface SignUpProfile extends ProviderProfile {
  readonly provider: ProviderId;
  readonly authority: string;
}

export const signUpCookies = encryptedCookies<SignUpProfile>("introduction", 10, 3);

export interface PendingProfile extends SignUpProfile {
  readonly pending: string; // the id by which the page speaks of it
}

/** `pending`: which one the page speaks of; without it, the newest. */
export async function readPendingSignUp(
  c: Context,
  deps: Deps,
  pending: string | undefined,
): Promise<PendingProfile | null> {
  const id = pending ?? signUpCookies.newest(c, deps);
  const profile = id === null ? null : await signUpCookies.read(c, deps, id);
  return id !== null && profile ? { ...profile, pending: id } : null;
}

export async function requirePendingSignUp(
  c: Context,
  deps: Deps,
  pending: string | undefined,
): Promise<PendingProfile> {
  const profile = await readPendingSignUp(c, deps, pending);
  if (profile === null) throw new Refusal("login_expired", "No sign-up is pending, or it has expired.");
  return profile;
}

export async function describePendingSignUp(
  deps: Deps,
  profile: SignUpProfile,
  userId: string | null,
): Promise<PendingSignUp | null> {
  const provider = deps.providers.find(({ authority }) => authority === profile.authority);
  if (provider === undefined) return null; // no longer configured
  return {
    provider: { id: provider.id, name: provider.name },
    label: profile.label,
    name: await suggestName(deps.database, profile.names, userId),
    email: profile.email?.address ?? null,
    emailIsTaken: await isEmailTaken(deps, profile),
  };
}

/** Told only to whoever owns the address, as the provider has checked. */
export async function isEmailTaken({ database }: Deps, { email }: SignUpProfile): Promise<boolean> {
  if (email === null || !email.isVerified) return false;
  return (await findAccountByEmailKey(database, emailKey(email.address))) !== null;
}
