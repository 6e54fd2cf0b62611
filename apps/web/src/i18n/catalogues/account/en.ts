import { strings as account } from "../../../features/account/strings/en.gen.ts";
import { strings as leaderboards } from "../../../features/leaderboards/strings/en.gen.ts";
import { strings as access } from "../../../features/login/strings/en.gen.ts";
import { strings as privacy } from "../../../features/privacy/strings/en.gen.ts";
import { strings as profile } from "../../../features/profile/strings/en.gen.ts";
import { strings as providers } from "../../../features/providers/strings/en.gen.ts";
import { strings as reauth } from "../../../features/reauth/strings/en.gen.ts";
import { strings as security } from "../../../features/security/strings/en.gen.ts";
import { strings as factor } from "../../../forms/strings/en.gen.ts";

export const catalogue = { ...account, access, leaderboards, privacy, profile, providers, reauth, security, factor };
export type AccountCatalogue = typeof catalogue;
