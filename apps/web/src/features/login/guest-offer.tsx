// Somebody played as a guest and then logged in to an account that was there already: their matches may come along.
import { useSignal } from "@preact/signals";
import { errorText } from "../../data/api.ts";
import { at } from "../../i18n/account/index.ts";
import { toast } from "../../state/toasts.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { accessApi } from "./access-api.ts";

interface GuestOfferProps {
  readonly matches: number; // 0: nothing to offer
  readonly onDone: () => void;
}

export function GuestOffer({ matches, onDone }: GuestOfferProps) {
  const { guest } = at.value.access;
  const busy = useSignal(false);
  const choose = async (takes: boolean) => {
    if (busy.value) return;
    busy.value = true;
    const answer = await (takes ? accessApi.takeGuestMatches() : accessApi.leaveGuestMatches());
    busy.value = false;
    if (!answer.ok) toast(errorText(answer.error), "problem");
    else if (answer.value.matches > 0) toast(guest.taken(answer.value.matches));
    onDone();
  };
  return (
    <Dialog
      open={matches > 0}
      title={guest.title(matches)}
      onClose={onDone} // nothing is decided: the account's page asks again
      actions={
        <>
          <Button variant="primary" busy={busy.value} onClick={() => void choose(true)}>
            {guest.take}
          </Button>
          <Button onClick={() => void choose(false)}>{guest.leave}</Button>
        </>
      }
    >
      <p>{guest.text(matches)}</p>
    </Dialog>
  );
}
