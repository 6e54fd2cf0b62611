import { strings as account } from "../../../features/account/strings/ru.gen.ts";
import { strings as leaderboards } from "../../../features/leaderboards/strings/ru.gen.ts";
import { strings as access } from "../../../features/login/strings/ru.gen.ts";
import { strings as privacy } from "../../../features/privacy/strings/ru.gen.ts";
import { strings as profile } from "../../../features/profile/strings/ru.gen.ts";
import { strings as providers } from "../../../features/providers/strings/ru.gen.ts";
import { strings as reauth } from "../../../features/reauth/strings/ru.gen.ts";
import { strings as security } from "../../../features/security/strings/ru.gen.ts";
import { strings as factor } from "../../../forms/strings/ru.gen.ts";
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
