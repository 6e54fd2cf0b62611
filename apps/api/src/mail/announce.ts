// What changed about how an account is protected is told to its owner by mail: whoever did not do it learns of it there.
import type { AccountRecord, Database } from "@transcendence/database";
import type { Deps } from "../deps.ts";
import { queueMail } from "./queue.ts";
import type { SecurityChange } from "./security-changes.ts";

/** `database`: the transaction of the change. Only a proven address is written to: another one may be somebody else's. */
export async function announce(
  deps: Deps,
  database: Database,
  { user, email, emailVerifiedAt, language }: Pick<AccountRecord, "user" | "email" | "emailVerifiedAt" | "language">,
  change: SecurityChange,
): Promise<void> {
  if (email === null || emailVerifiedAt === null) return;
  const values = { name: user.name, change, link: `${deps.publicUrl}/account/security` };
  await queueMail(deps, database, { to: email, language, template: "securityChanged", values });
}
