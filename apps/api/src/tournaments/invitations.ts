import { constantTimeEqual } from "@oslojs/crypto/subtle";
// Who may register for a tournament by invitation: whoever the organiser named, and whoever has the link.
import { type Database, isInvited, type TournamentRecord } from "@transcendence/database";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { type AfterCommit, notify, type NotifyDeps } from "../notifications/notify.ts";

/** `given`: what the link said. `userId`: null for whoever is nobody here yet. */
export async function requireInvitation(
  deps: Deps,
  { id, inviteOnly, inviteKey, organiserId }: TournamentRecord,
  userId: string | null,
  given: string | null,
): Promise<void> {
  if (!inviteOnly || (userId !== null && userId === organiserId)) return;
  if (given !== null && inviteKey !== null && isSame(given, inviteKey)) return;
  if (userId !== null && (await isInvited(deps.database, id, userId))) return;
  throw new Refusal("invitation_needed", "This tournament is by invitation.");
}

function isSame(one: string, other: string): boolean {
  const encoder = new TextEncoder();
  return constantTimeEqual(encoder.encode(one), encoder.encode(other));
}

interface About {
  readonly id: string;
  readonly title: string;
  readonly fromId: string; // the organiser
}

/** Within the transaction that invited them. */
export async function announceInvitations(
  deps: NotifyDeps,
  tx: Database,
  { id, title, fromId }: About,
  users: readonly string[],
): Promise<AfterCommit[]> {
  const told: AfterCommit[] = [];
  for (const user of users) {
    const data = { tournament: id, name: title };
    told.push(await notify(deps, tx, user, { kind: "tournament_invitation", data, about: id, fromId }));
  }
  return told;
}
