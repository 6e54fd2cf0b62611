// Somebody played as a guest and then logged in to an account that was there already: their matches may come along.
import { toastError, useAction } from "../../data/action.ts";
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
  const choose = useAction((takes: boolean) => (takes ? accessApi.takeGuestMatches() : accessApi.leaveGuestMatches()), {
    onDone: ({ matches: taken }) => {
      if (taken > 0) toast(guest.taken({ matches: taken }));
      onDone();
    },
    onError: (error) => {
      onDone();
      return toastError(error);
    },
  });
  return (
    <Dialog
      open={matches > 0}
      title={guest.title({ matches })}
      onClose={onDone} // nothing is decided: the account's page asks again
      actions={
        <>
          <Button variant="primary" busy={choose.running.value !== null} onClick={() => void choose.run(true)}>
            {guest.take}
          </Button>
          <Button onClick={() => void choose.run(false)}>{guest.leave}</Button>
        </>
      }
    >
      <p>{guest.text({ matches })}</p>
    </Dialog>
  );
}
