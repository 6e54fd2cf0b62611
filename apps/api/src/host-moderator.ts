// Whoever runs the arena names those who moderate #lobby, which nobody owns.
import { changeMember, findAccountByEmailKey, findAccountByNameKey } from "@transcendence/database";
import { LOBBY_CHANNEL } from "@transcendence/protocol";
import { nameKey } from "@transcendence/protocol/name-key";
import type { Deps } from "./deps.ts";
import { emailKey } from "./email.ts";

/** By a member's name or confirmed address: their name. Null: there is no such member. */
export async function setLobbyModerator(
  { database, clock }: Pick<Deps, "database" | "clock">,
  nameOrEmail: string,
  isModerator: boolean,
): Promise<string | null> {
  const account = nameOrEmail.includes("@")
    ? await findAccountByEmailKey(database, emailKey(nameOrEmail))
    : await findAccountByNameKey(database, nameKey(nameOrEmail));
  if (account === null) return null;
  const member = { channelId: LOBBY_CHANNEL, userId: account.user.id, now: new Date(clock()) };
  const changed = await changeMember(database, member, { role: isModerator ? "moderator" : "member" });
  return changed && account.user.name;
}
