import { useLocation } from "preact-iso";
import { toastError, useAction } from "../../data/action.ts";
import { session } from "../../data/session.ts";
import { at } from "../../i18n/account/index.ts";
import { toast } from "../../state/toasts.ts";
import { Button } from "../../ui/button.tsx";
import { accessApi } from "./access-api.ts";

export function LogOut() {
  const { logOut } = at.value.access;
  const { route } = useLocation();
  const done = () => {
    session.value = { state: "known", me: null };
    toast(logOut.done);
    route("/");
  };
  const leave = useAction(accessApi.logOut, {
    onDone: done,
    onError: (error) => (error === "unauthenticated" ? (done(), true) : toastError(error)), // signed out already
  });
  return (
    <Button busy={leave.running.value !== null} onClick={() => void leave.run()}>
      {logOut.action}
    </Button>
  );
}
