import type { AccountCatalogue } from "../en/index.ts";
import { access } from "./access.ts";
import { factor } from "./factor.ts";
import { privacy } from "./privacy.ts";
import { profile } from "./profile.ts";
import { proof } from "./proof.ts";
import { providers } from "./providers.ts";
import { security } from "./security.ts";
import { shell } from "./shell.ts";
import { signInPage } from "./sign-in.ts";

export const catalogue: AccountCatalogue = {
  access,
  factor,
  privacy,
  profile,
  proof,
  providers,
  security,
  shell,
  signInPage,
};
