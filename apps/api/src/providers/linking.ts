// An identity opens an account from now on, or no longer. Its owner is told by mail: who did not do it learns of it there.
import {
  findAccount,
  type Linking,
  linkIdentity,
  type NewIdentity,
  unlinkIdentity,
  type Unlinking,
} from "@transcendence/database";
import type { Deps } from "../deps.ts";
import { announce } from "../mail/announce.ts";

export async function linkTo(deps: Deps, userId: string, { authority, subject, label }: NewIdentity): Promise<Linking> {
  return deps.database.transaction(async (tx) => {
    const linking = await linkIdentity(tx, userId, { authority, subject, label }, new Date(deps.clock()));
    const account = linking === "linked" ? await findAccount(tx, userId) : null;
    if (account !== null) await announce(deps, tx, account, "identity_linked");
    return linking;
  });
}

export async function unlinkFrom(deps: Deps, userId: string, authority: string): Promise<Unlinking> {
  const configured = deps.providers.map((each) => each.authority);
  return deps.database.transaction(async (tx) => {
    const unlinking = await unlinkIdentity(tx, userId, authority, configured);
    const account = unlinking === "unlinked" ? await findAccount(tx, userId) : null;
    if (account !== null) await announce(deps, tx, account, "identity_unlinked");
    return unlinking;
  });
}
