// A reset link for whoever runs the arena to hand over: where no email is sent, it is the only way back to an account.
import { findAccountByEmailKey, findAccountByNameKey } from "@transcendence/database";
import { nameKey } from "@transcendence/protocol/name-key";
import type { Deps } from "../deps.ts";
import { emailKey } from "../email.ts";
import { createMailLink, LINK_LIFETIMES_MS } from "./links.ts";

export interface HostReset {
  readonly name: string;
  readonly link: string;
  readonly expiresAt: Date;
}

/** The same one-time link that an email would bring, for a member's name or confirmed address. Null: there is no such member. */
export async function createHostReset(
  deps: Pick<Deps, "clock" | "publicUrl" | "database">,
  nameOrEmail: string,
): Promise<HostReset | null> {
  const { database } = deps;
  const account = nameOrEmail.includes("@")
    ? await findAccountByEmailKey(database, emailKey(nameOrEmail))
    : await findAccountByNameKey(database, nameKey(nameOrEmail));
  if (account === null) return null;
  const expiresAt = new Date(deps.clock() + LINK_LIFETIMES_MS.reset_password);
  const link = await createMailLink(deps, database, {
    page: "/reset",
    purpose: "reset_password",
    userId: account.user.id,
    email: "", // sent to nobody
  });
  return { name: account.user.name, link, expiresAt };
}
