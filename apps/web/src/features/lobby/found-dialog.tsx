// Somebody was found while the time is passed with a computer player: whether to go is the player's own choice.
import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { paired } from "./lobby.ts";
import { whoText } from "./play-anyone.tsx";

interface FoundDialogProps {
  readonly onPlay: (match: string) => void;
}

export function FoundDialog({ onPlay }: FoundDialogProps) {
  const { lobby } = t.value;
  const found = paired.value;
  const stay = () => (paired.value = null);
  return (
    <Dialog
      open={found !== null}
      title={lobby.found}
      onClose={stay}
      actions={
        <>
          <Button variant="primary" onClick={() => found !== null && onPlay(found.match)}>
            {lobby.playNow}
          </Button>
          <Button variant="quiet" onClick={stay}>
            {lobby.stay}
          </Button>
        </>
      }
    >
      {found !== null && (
        <>
          <p>{lobby.foundWho({ who: whoText(found.opponent.name, found.rating, found.roundTripMs) })}</p>
          <p>{lobby.foundText({ name: found.opponent.name })}</p>
        </>
      )}
    </Dialog>
  );
}
