import { at } from "../../i18n/account/index.ts";
import { AccountPage } from "./account-page.tsx";

/** Who I am here, and the parts of my account. */
export function Account() {
  return <AccountPage part="signIn">{at.value.shell.lead}</AccountPage>;
}
