// The words of accounts: signing up and in, the account's pages, profiles. They are fetched with the first of these pages.
import { AREAS } from "../files.ts";
import { catalogueArea } from "../index.ts";

export const account = catalogueArea(AREAS.account);

/** `at.value.shell.title`: as `t`, for this area. */
export const at = account.t;
