import { toastError, useAction } from "../../data/action.ts";
import { loadSession } from "../../data/session.ts";
import { at } from "../../i18n/account/index.ts";
import { formatWhen } from "../../i18n/index.ts";
import { toast } from "../../state/toasts.ts";
import { Button } from "../../ui/button.tsx";
import { keepAccount } from "./keep-account.ts";
import "./leaving-banner.css";

/** Over every page of a member who asked to be deleted: it is not too late. */
export function LeavingBanner({ leavesAt }: { readonly leavesAt: string }) {
  const { leaving } = at.value.privacy;
  const keep = useAction(keepAccount, {
    onDone: () => toast(leaving.kept), // and with it the banner goes
    onError: (error) => {
      void loadSession(); // which may have ended meanwhile
      return toastError(error);
    },
  });
  return (
    <aside class="leaving">
      <p>{leaving.title({ when: formatWhen(leavesAt) })}</p>
      <Button variant="primary" busy={keep.running.value !== null} onClick={() => void keep.run()}>
        {leaving.keep}
      </Button>
    </aside>
  );
}
