import { signingOut, useSignOut } from "../../data/sign-out.ts";
import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/button.tsx";

export function LogOut() {
  const signOut = useSignOut();
  return (
    <Button busy={signingOut.value} onClick={() => void signOut()}>
      {t.value.common.signOut}
    </Button>
  );
}
