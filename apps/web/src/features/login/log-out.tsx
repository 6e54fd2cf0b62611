import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { errorText } from "../../data/api.ts";
import { session } from "../../data/session.ts";
import { at } from "../../i18n/account/index.ts";
import { toast } from "../../state/toasts.ts";
import { Button } from "../../ui/button.tsx";
import { accessApi } from "./access-api.ts";

export function LogOut() {
  const { logOut } = at.value.access;
  const { route } = useLocation();
  const busy = useSignal(false);
  const leave = async () => {
    if (busy.value) return;
    busy.value = true;
    const answer = await accessApi.logOut();
    busy.value = false;
    if (!answer.ok && answer.error !== "unauthenticated") return toast(errorText(answer.error), "problem");
    session.value = { state: "known", me: null };
    toast(logOut.done);
    route("/");
  };
  return (
    <Button busy={busy.value} onClick={() => void leave()}>
      {logOut.action}
    </Button>
  );
}
