// Which passwords are taken, beyond their length (protocol's `Password`): any but those that a thief tries first.
import { containsOwn } from "@transcendence/protocol";
import { isCommonPassword } from "./common-passwords.ts";
import type { Deps } from "./deps.ts";
import { Refusal } from "./errors.ts";

export function requireGoodPassword(
  deps: Pick<Deps, "publicUrl">,
  password: string,
  owner: { readonly name: string; readonly email?: string | null | undefined },
): void {
  const site = new URL(deps.publicUrl).hostname;
  if (containsOwn(password, { ...owner, site }) || isCommonPassword(password))
    throw new Refusal("password_common", "That password is among the first that a thief tries.");
}
