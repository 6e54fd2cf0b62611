// The menu of a match and the questions before something that cannot be undone. Native dialogs: the match goes on behind them.
import { type Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Comforts } from "../parts/comforts.tsx";
import { SignUpOffer } from "./sign-up-offer.tsx";

export type Asking = "nothing" | "menu" | "resign" | "abort" | "leave";

interface MatchMenuProps {
  readonly asking: Signal<Asking>;
  readonly running: boolean;
  readonly paused: boolean; // stands still while this is open
  readonly options: string; // what is played
  readonly seated: boolean;
  readonly mayResign: boolean;
  readonly mayAbort: boolean;
  readonly onResign: () => void;
  readonly onAbort: () => void;
  readonly onLeave: () => void; // from the menu: asks first while the match runs
  readonly onLeaveNow: () => void; // after the question
}

export function MatchMenu(props: MatchMenuProps) {
  const { asking } = props;
  const strings = t.value.match;
  const close = () => (asking.value = "nothing");
  const ask = (next: Asking) => () => (asking.value = next);
  useBackToField(asking.value === "nothing");
  const and = (act: () => void) => () => {
    close();
    act();
  };
  return (
    <>
      <Dialog
        open={asking.value === "menu"}
        title={props.paused ? strings.local.paused : props.running ? strings.menuTitle : strings.menu}
        onClose={close}
        actions={
          <>
            <Button variant="primary" onClick={close}>
              {strings.backToMatch}
            </Button>
            {props.mayAbort && <Button onClick={ask("abort")}>{strings.abort.action}</Button>}
            {props.mayResign && <Button onClick={ask("resign")}>{strings.resign.action}</Button>}
            {props.seated && <SignUpOffer label={strings.signUp} />}
            <Button variant="quiet" onClick={and(props.onLeave)}>
              {strings.leave}
            </Button>
          </>
        }
      >
        <p class="menu-options">{props.options}</p>
        <Comforts />
      </Dialog>
      <Question
        open={asking.value === "resign"}
        strings={strings.resign}
        onStay={close}
        onConfirm={and(props.onResign)}
      />
      <Question open={asking.value === "abort"} strings={strings.abort} onStay={close} onConfirm={and(props.onAbort)} />
      <Question
        open={asking.value === "leave"}
        strings={leavingStrings(props.mayAbort)}
        onStay={close}
        onConfirm={and(props.onLeaveNow)}
      />
    </>
  );
}

/** A ring around the menu's button would be in the way, and a space bar in mid-rally would open it again. */
function useBackToField(closed: boolean): void {
  const wasClosed = useRef(true);
  useEffect(() => {
    if (closed && !wasClosed.current && !document.querySelector(".panel")) {
      document.querySelector<HTMLElement>(".arena > h1")?.focus({ preventScroll: true });
    }
    wasClosed.current = closed;
  }, [closed]);
}

function leavingStrings(mayAbort: boolean): QuestionProps["strings"] {
  const { leaving } = t.value.match;
  if (mayAbort) return { ...leaving, text: leaving.textEarly, confirm: leaving.abort };
  return { ...leaving, confirm: leaving.resign };
}

interface QuestionProps {
  readonly open: boolean;
  readonly strings: { readonly title: string; readonly text: string; readonly confirm: string; readonly stay: string };
  readonly onStay: () => void;
  readonly onConfirm: () => void;
}

function Question({ open, strings, onStay, onConfirm }: QuestionProps) {
  return (
    <Dialog
      open={open}
      title={strings.title}
      onClose={onStay}
      actions={
        <>
          <Button variant="primary" onClick={onStay}>
            {strings.stay}
          </Button>
          <Button variant="danger" onClick={onConfirm}>
            {strings.confirm}
          </Button>
        </>
      }
    >
      <p>{strings.text}</p>
    </Dialog>
  );
}
