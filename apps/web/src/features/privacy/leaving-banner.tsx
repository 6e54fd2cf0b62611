import { useSignal } from "@preact/signals";
import { errorText } from "../../data/api.ts";
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
  const busy = useSignal(false);
  const keep = async () => {
    busy.value = true;
    const answer = await keepAccount(); // and with it the banner goes
    busy.value = false;
    if (answer.ok) return toast(leaving.kept);
    toast(errorText(answer.error), "problem");
    await loadSession(); // which may have ended meanwhile
  };
  return (
    <aside class="leaving">
      <p>{leaving.title(formatWhen(leavesAt))}</p>
      <Button variant="primary" busy={busy.value} onClick={() => void keep()}>
        {leaving.keep}
      </Button>
    </aside>
  );
}
