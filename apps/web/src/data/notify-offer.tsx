import { t } from "../i18n/index.ts";
import { askForNotes, notePermission } from "../state/notify.ts";
import { Button } from "../ui/button.tsx";

/** For whoever has waited for a while. Nothing where it cannot be, or where they have said no. */
export function NotifyOffer() {
  const { common } = t.value;
  if (notePermission.value === "granted") return <p>{common.willNotify}</p>;
  if (notePermission.value !== "default") return null;
  return <Button onClick={() => void askForNotes()}>{common.notifyMe}</Button>;
}
