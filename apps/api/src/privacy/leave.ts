// Going: under another name, after some days, or at once.
import {
  type AccountRecord,
  endSessions,
  findAccount,
  listFriendIds,
  makeAnonymous,
  type PersonRecord,
  removeApiTokens,
  removeGuest,
  removeLinks,
  type SessionRecord,
  setDeletionDue,
} from "@transcendence/database";
import { DELETION_DAYS, type DeletionAsked } from "@transcendence/protocol";
import { leaveChats } from "../chat/forget.ts";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { hideAddress } from "../login/second-factor.ts";
import { createMailLink, linkExpired, useMailLink } from "../mail/links.ts";
import { queueMail } from "../mail/queue.ts";
import { endFriendships } from "../people/relations.ts";
import { sweepAvatars } from "../pictures/avatars.ts";
import { forgetInTournaments, leaveTournaments } from "../tournaments/enter.ts";
import { dataSubject } from "./stored-data.ts";

const DAY_MS = 86_400_000;

/** The address to which a mail can be sent that only its owner reads. */
function provenAddress({ email, emailVerifiedAt }: AccountRecord): string | null {
  return emailVerifiedAt === null ? null : email;
}

async function requireAccount(deps: Deps, userId: string): Promise<AccountRecord> {
  const account = await findAccount(deps.database, userId);
  if (account === null) throw new Refusal("members_only", "This needs an account.");
  return account;
}

/** A member wants to be forgotten. Where mails can be sent, the mailbox's owner has the last word; else the proof was it. */
export async function askDeletion(deps: Deps, userId: string): Promise<DeletionAsked> {
  const account = await requireAccount(deps, userId);
  const email = provenAddress(account);
  if (email === null || !deps.mail.carries) return { state: "due", dueAt: await beginDeletion(deps, account) };
  const { name } = account.user;
  await deps.database.transaction(async (tx) => {
    const link = await createMailLink(deps, tx, {
      page: "/account/deletion",
      purpose: "delete_account",
      userId,
      email,
    });
    const values = { name, link };
    await queueMail(deps, tx, { to: email, language: account.language, template: "deleteAccount", values });
  });
  return { state: "mailed", email: hideAddress(email) };
}

/** The link of the mail: whoever reads it confirms for the account, signed in or not. */
export async function confirmDeletion(deps: Deps, token: string): Promise<string> {
  return deps.database
    .transaction(async (tx) => {
      const { userId, email } = await useMailLink(deps, tx, token, "delete_account");
      const account = await findAccount(tx, userId);
      if (account === null || provenAddress(account) !== email) throw linkExpired(); // it went to an address of before
      return account;
    })
    .then((account) => beginDeletion(deps, account));
}

/** From now on everybody is signed out, keys for programs are gone, and the days run. */
async function beginDeletion(deps: Deps, account: AccountRecord): Promise<string> {
  const { user, language } = account;
  const dueAt = account.deletionDueAt ?? new Date(deps.clock() + DELETION_DAYS * DAY_MS); // asked again: it does not begin anew
  const email = provenAddress(account);
  await deps.database.transaction(async (tx) => {
    await setDeletionDue(tx, user.id, dueAt);
    await endSessions(tx, user.id);
    await removeApiTokens(tx, user.id);
    await removeLinks(tx, user.id, ["delete_account"]);
    if (email === null) return;
    const values = { name: user.name, until: dueAt, link: `${deps.publicUrl}/login?back=/account/privacy` };
    await queueMail(deps, tx, { to: email, language, template: "deletionBegun", values });
  });
  await deps.live.tell(user.id, { type: "revoked", sessions: "all" });
  await leaveTournaments(deps, user.id);
  return dueAt.toISOString();
}

/** They stay. */
export async function keepAccount(deps: Deps, userId: string): Promise<void> {
  await deps.database.transaction(async (tx) => {
    await setDeletionDue(tx, userId, null);
    await removeLinks(tx, userId, ["delete_account"]);
  });
}

/** A guest goes at once: there is nothing but a name and matches, and nobody to ask. */
export async function forgetGuestNow(deps: Deps, { id: userId, kind }: PersonRecord): Promise<void> {
  const refusal = () => new Refusal("conflict", "Members ask for their account to be deleted.");
  if (kind !== "guest") throw refusal(); // a page of before they signed up: they stay in their tournaments
  await leaveTournaments(deps, userId);
  const forget = await deps.database.transaction(async (tx) => {
    const after = await leaveChats(deps, tx, [userId]);
    if (!(await removeGuest(tx, userId))) throw refusal();
    return after;
  });
  await deps.live.tell(userId, { type: "revoked", sessions: "all" });
  await forget();
}

/**
 * The member becomes a guest by another name, in this browser only. The matches stay theirs, and nothing leads from them to a person
 * any more. The running match goes on: its socket belongs to the session that stays.
 */
export async function anonymise(deps: Deps, { id, user }: SessionRecord, name: string): Promise<void> {
  const account = await requireAccount(deps, user.id);
  const email = provenAddress(account);
  await leaveTournaments(deps, user.id);
  const friends = await listFriendIds(deps.database, user.id);
  const { ended: others, forget } = await deps.database.transaction(async (tx) => {
    const after = await leaveChats(deps, tx, [user.id]);
    const ended = await makeAnonymous(tx, await dataSubject(tx, user.id), { name, keptSession: id });
    if (ended === null) throw new Refusal("members_only", "This needs an account.");
    const values = { name: user.name };
    if (email !== null && deps.mail.carries)
      await queueMail(deps, tx, { to: email, language: account.language, template: "anonymised", values });
    return { ended, forget: after };
  });
  await sweepAvatars(deps);
  if (others.length > 0) await deps.live.tell(user.id, { type: "revoked", sessions: others });
  await deps.live.tell(user.id, { type: "renamed", name });
  await forgetInTournaments(deps, { id: user.id, name, kind: "guest" });
  await forget();
  await endFriendships(deps, user, friends);
}
