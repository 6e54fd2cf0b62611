import { strings as account } from "../../../features/account/strings/fr.gen.ts";
import { strings as leaderboards } from "../../../features/leaderboards/strings/fr.gen.ts";
import { strings as access } from "../../../features/login/strings/fr.gen.ts";
import { strings as privacy } from "../../../features/privacy/strings/fr.gen.ts";
import { strings as profile } from "../../../features/profile/strings/fr.gen.ts";
import { strings as providers } from "../../../features/providers/strings/fr.gen.ts";
import { strings as reauth } from "../../../features/reauth/strings/fr.gen.ts";
import { strings as security } from "../../../features/security/strings/fr.gen.ts";
import { strings as factor } from "../../../forms/strings/fr.gen.ts";
import type { AccountCatalogue } from "./en.ts";

export const catalogue: AccountCatalogue = {
  ...account,
  access,
  leaderboards,
  privacy,
  profile,
  providers,
  reauth,
  security,
  factor,
};
