// The second factor: what is on, and switching it on and off.
import { useSignal } from "@preact/signals";
import type { FactorState, TotpSetUp } from "@transcendence/protocol";
import { type ErrorCode, errorText, type Result } from "../../data/api.ts";
import { securityApi } from "../../data/security-api.ts";
import { Failed, Loading } from "../../data/states.tsx";
import { noticeEnd, useAnswer } from "../../data/use-answer.ts";
import { ConfirmDialog } from "../../forms/confirm-dialog.tsx";
import { at } from "../../i18n/account/index.ts";
import { toast } from "../../state/toasts.ts";
import { Ball } from "../../ui/ball.tsx";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/page.tsx";
import { Switch } from "../../ui/switch.tsx";
import { withProof } from "../reauth/proof.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { TotpSetUpDialog } from "./totp-set-up.tsx";

export function SecondFactor() {
  const { factor } = at.value.security;
  const { answer, load } = useAnswer(securityApi.factors);
  const state = answer.value;
  return (
    <Section title={factor.title} description={factor.text}>
      {state === null && <Loading />}
      {state?.ok === false && <Failed error={state.error} onRetry={load} />}
      {state?.ok === true && <Factors state={state.value} onChange={load} />}
    </Section>
  );
}

function hintOf({ canMail, sendsMail }: FactorState): string {
  const { email } = at.value.security.factor;
  if (!sendsMail) return email.noMail;
  return canMail ? email.hint : email.needsAddress;
}

interface FactorsProps {
  readonly state: FactorState;
  readonly onChange: () => Promise<void>;
}

function Factors({ state, onChange }: FactorsProps) {
  const { factor } = at.value.security;
  const setUp = useSignal<TotpSetUp | null>(null);
  const question = useSignal<"totp_off" | "renew" | null>(null);
  const codes = useSignal<readonly string[] | null>(null);
  const busy = useSignal<"set_up" | "email" | null>(null);
  const error = useSignal<ErrorCode | null>(null);

  /** Asks, with a proof before it where one is needed. Null: it was refused, and the page says why. */
  const change = async <T,>(call: () => Promise<Result<T>>): Promise<T | null> => {
    const answer = await withProof(call);
    error.value = answer.ok || answer.error === "proof_needed" ? null : answer.error; // a declined proof is no mistake
    if (answer.ok) return answer.value;
    noticeEnd(answer.error);
    return null;
  };

  const begin = async () => {
    busy.value = "set_up";
    setUp.value = await change(securityApi.setUpTotp);
    busy.value = null;
  };
  const confirmed = async (fresh: readonly string[] | null) => {
    setUp.value = null;
    codes.value = fresh;
    if (fresh === null) toast(factor.totp.isOn); // else the codes are over it, and the page says so, too
    await onChange();
  };
  const switchOff = async () => {
    const done = await change(securityApi.switchOffTotp);
    question.value = null;
    if (done === null) return;
    toast(factor.totp.isOff);
    await onChange();
  };
  const switchEmail = async (on: boolean) => {
    if (busy.value !== null) return;
    busy.value = "email";
    const done = await change(() => securityApi.switchEmail(on));
    busy.value = null;
    if (done !== null) {
      codes.value = done.recoveryCodes;
      toast(on ? factor.email.isOn : factor.email.isOff);
    }
    await onChange(); // a refused switch goes back to where it stood
  };
  const renew = async () => {
    const made = await change(securityApi.renewRecoveryCodes);
    question.value = null;
    if (made === null) return;
    codes.value = made.recoveryCodes;
    await onChange();
  };

  const isProtected = state.totp || state.email;
  return (
    <>
      <div class="factor">
        <h3>
          {factor.totp.title}
          <span class="factor-state">
            <Ball presence={state.totp ? "here" : "away"} />
            {state.totp ? factor.on : factor.off}
          </span>
        </h3>
        <p class="field-hint">{factor.totp.text}</p>
        <div class="factor-actions">
          <Button busy={busy.value === "set_up"} onClick={() => void begin()}>
            {state.totp ? factor.totp.replace : factor.totp.setUp}
          </Button>
          {state.totp && (
            <Button variant="quiet" onClick={() => (question.value = "totp_off")}>
              {factor.totp.switchOff}
            </Button>
          )}
        </div>
      </div>
      <div class="factor">
        <Switch
          key={String(state.email) + String(busy.value === null)} // shows what holds, not what was pressed
          label={factor.email.title}
          hint={hintOf(state)}
          checked={state.email}
          disabled={!state.canMail && !state.email}
          onChange={(on) => void switchEmail(on)}
        />
      </div>
      {isProtected && (
        <div class="factor">
          <h3>{factor.recovery.title}</h3>
          <p class={state.recoveryLeft === 0 ? "field-error" : "field-hint"}>
            {state.recoveryLeft === 0 ? factor.recovery.none : factor.recovery.left(state.recoveryLeft)}
          </p>
          <div class="factor-actions">
            <Button onClick={() => (question.value = "renew")}>{factor.recovery.renew}</Button>
          </div>
        </div>
      )}
      <p class="field-error" role="alert">
        {error.value && errorText(error.value)}
      </p>
      <TotpSetUpDialog
        setUp={setUp.value}
        onConfirmed={(fresh) => void confirmed(fresh)}
        onClose={() => (setUp.value = null)}
      />
      <ConfirmDialog
        open={question.value === "totp_off"}
        {...factor.totp.off}
        action={factor.totp.switchOff}
        onConfirm={switchOff}
        onClose={() => (question.value = null)}
      />
      <ConfirmDialog
        open={question.value === "renew"}
        {...factor.recovery.confirm}
        action={factor.recovery.renew}
        onConfirm={renew}
        onClose={() => (question.value = null)}
      />
      <RecoveryCodes codes={codes.value} onClose={() => (codes.value = null)} />
    </>
  );
}
