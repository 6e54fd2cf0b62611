// The words of accounts: signing up and in, the account's pages, profiles. They are fetched with the first of these pages.
import { catalogueArea } from "../index.ts";

export const account = catalogueArea({
  en: () => import("../catalogues/account/en.ts"),
  fr: () => import("../catalogues/account/fr.ts"),
  ru: () => import("../catalogues/account/ru.ts"),
});

/** `at.value.shell.title`: as `t`, for this area. */
export const at = account.t;
