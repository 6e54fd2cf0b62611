// Leaving: what the pages of privacy send, and what comes back.
import * as v from "valibot";
import { LinkToken } from "./accounts.ts";

/** How long a member may change their mind. */
export const DELETION_DAYS = 7;

export const ConfirmDeletion = v.strictObject({ token: LinkToken });

/** `mailed`: a link went to the address, shown in part. `due`: nothing more is needed. */
export type DeletionAsked =
  | { readonly state: "mailed"; readonly email: string }
  | { readonly state: "due"; readonly dueAt: string };
