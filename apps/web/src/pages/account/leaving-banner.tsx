import { useSignal } from "@preact/signals";
import { errorText } from "../../api.ts";
import { at } from "../../i18n/account/index.ts";
import { formatWhen } from "../../i18n/index.ts";
import { loadSession } from "../../state/session.ts";
import { toast } from "../../state/toasts.ts";
import { Button } from "../../ui/button.tsx";
import { privacyApi } from "./privacy-api.ts";
import "./leaving-banner.css";

/** Over every page of a member who asked to be deleted: it is not too late. */
export function LeavingBanner({ leavesAt }: { readonly leavesAt: string }) {
  const { leaving } = at.value.privacy;
  const busy = useSignal(false);
  const keep = async () => {
    busy.value = true;
    const answer = await privacyApi.keep();
    busy.value = false;
    if (answer.ok) toast(leaving.kept);
    else toast(errorText(answer.error), "problem");
    await loadSession();
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
