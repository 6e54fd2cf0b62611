// Links in mails. A token is random, 256 bits, and known to the mail only; we keep its SHA-256. It counts once.
import { type Database, findLink, insertLink, type LinkPurpose, takeLink } from "@transcendence/database";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { hashToken, newToken } from "../session.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export const LINK_LIFETIMES_MS: Readonly<Record<LinkPurpose, number>> = {
  verify_email: 7 * DAY_MS,
  change_email: DAY_MS,
  reset_password: HOUR_MS,
  delete_account: DAY_MS,
};

export interface LinkOf {
  readonly userId: string;
  readonly email: string; // to which it was sent
}

/**
 * The address to put into a mail: of a page (`/verify`), with the token after the #, which no browser sends to any server and no
 * proxy writes into its log. The page sends it with POST when somebody presses its button: programs that open every link of a mail
 * use up none. A newer link of the same purpose takes the place of an older one.
 */
export async function createMailLink(
  deps: Pick<Deps, "clock" | "publicUrl">,
  database: Database,
  { page, purpose, ...of }: LinkOf & { readonly page: string; readonly purpose: LinkPurpose },
): Promise<string> {
  const token = newToken();
  const now = deps.clock();
  const expiresAt = new Date(now + LINK_LIFETIMES_MS[purpose]);
  await insertLink(database, { tokenHash: hashToken(token), purpose, ...of, expiresAt }, new Date(now));
  return `${deps.publicUrl}${page}#${token}`;
}

/** Whose link it is, used up by this; refused with link_expired when it was used, replaced, or is too old. */
export async function useMailLink(
  deps: Pick<Deps, "clock">,
  database: Database,
  token: string,
  purpose: LinkPurpose,
): Promise<LinkOf> {
  const link = await takeLink(database, { tokenHash: hashToken(token), purpose, now: new Date(deps.clock()) });
  if (link === null) throw linkExpired();
  return link;
}

/** Whose link it is, still to be used. */
export async function readMailLink(
  deps: Pick<Deps, "clock">,
  database: Database,
  token: string,
  purpose: LinkPurpose,
): Promise<LinkOf> {
  const link = await findLink(database, { tokenHash: hashToken(token), purpose, now: new Date(deps.clock()) });
  if (link === null) throw linkExpired();
  return link;
}

export function linkExpired(): Refusal {
  return new Refusal("link_expired", "That link was used or replaced, or is too old.");
}
