// Asks somebody for a match: with the options that are chosen for the next one, rated or casual, on a side or either.
import { useSignal } from "@preact/signals";
import { CHALLENGE_SIDES, type ChallengeSide } from "@transcendence/protocol";
import { useLocation } from "preact-iso";
import { useEffect } from "preact/hooks";
import { useAction } from "../../data/action.ts";
import { ActionError } from "../../data/states.tsx";
import { t } from "../../i18n/index.ts";
import { nt } from "../../i18n/notices/index.ts";
import { challengee } from "../../state/challenge.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { MatchOptions } from "../match-options/match-options.tsx";
import { isToBeRated, matchOptions } from "../match-options/options.ts";
import { challengesApi, hearChallenge, noteMadeHere } from "./challenges.ts";

export function ChallengeDialog() {
  const { challenge: words } = nt.value;
  const side = useSignal<ChallengeSide>("random");
  const send = useAction(challengesApi.create, {
    onDone(made) {
      noteMadeHere(made.id);
      hearChallenge(made);
      challengee.value = null;
    },
  });
  const player = challengee.value;
  const close = () => {
    send.clear();
    challengee.value = null;
  };
  const { path } = useLocation();
  useEffect(() => close, [path]); // whoever goes back has changed their mind
  const submit = () => {
    if (player === null) return;
    const settings = { ...matchOptions.value, powerUps: [...matchOptions.value.powerUps] };
    void send.run({ to: player.id, settings, rated: isToBeRated.value, side: side.value });
  };
  return (
    <Dialog
      open={player !== null}
      title={player === null ? "" : words.title({ name: player.name })}
      onClose={close}
      actions={
        <>
          <Button variant="primary" busy={send.running.value !== null} onClick={submit}>
            {words.send}
          </Button>
          <Button variant="quiet" onClick={close}>
            {t.value.common.cancel}
          </Button>
        </>
      }
    >
      {player !== null && (
        <>
          <MatchOptions stake />
          <RadioGroup
            legend={words.side}
            value={side.value}
            options={CHALLENGE_SIDES.map((value) => ({ value, label: words.sides[value] }))}
            onChange={(value) => (side.value = value)}
          />
          <ActionError action={send} />
        </>
      )}
    </Dialog>
  );
}
