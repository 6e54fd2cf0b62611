import { AccountPage } from "../account/account-page.tsx";
import { ApiTokens } from "./api-tokens.tsx";
import { SecondFactor } from "./second-factor.tsx";
import { Sessions } from "./sessions.tsx";
import "./security.css";

/** What protects the account: the second factor, where it is signed in, keys for programs. */
export function Security() {
  return (
    <AccountPage part="security">
      <SecondFactor />
      <Sessions />
      <ApiTokens />
    </AccountPage>
  );
}
