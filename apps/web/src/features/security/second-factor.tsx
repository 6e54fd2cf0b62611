// The second factor: what is on, and switching it on and off.
import { useSignal } from "@preact/signals";
import type { FactorState, TotpSetUp } from "@transcendence/protocol";
import { useAction } from "../../data/action.ts";
import { useQuery } from "../../data/query.ts";
import { securityApi } from "../../data/security-api.ts";
import { ActionError, Answer } from "../../data/states.tsx";
import { ConfirmDialog } from "../../forms/confirm-dialog.tsx";
import { at } from "../../i18n/account/index.ts";
import { toast } from "../../state/toasts.ts";
import { Ball } from "../../ui/ball.tsx";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/page.tsx";
import { Switch } from "../../ui/switch.tsx";
import { withFreshLogin } from "../reauth/reauthentication.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { TotpSetUpDialog } from "./totp-set-up.tsx";

export function SecondFactor() {
  const { factor } = at.value.security;
  const factors = useQuery(securityApi.factors);
  return (
    <Section title={factor.title} description={factor.text}>
      <Answer query={factors} rows={3}>
        {(state) => <Factors state={state} onChange={factors.load} />}
      </Answer>
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

  const begin = useAction(() => withFreshLogin(securityApi.setUpTotp), { onDone: (begun) => (setUp.value = begun) });
  const confirmed = async (fresh: readonly string[] | null) => {
    setUp.value = null;
    codes.value = fresh;
    if (fresh === null) toast(factor.totp.isOn); // else the codes are over it, and the page says so, too
    await onChange();
  };
  const close = () => (question.value = null);
  const switchOff = useAction(() => withFreshLogin(securityApi.switchOffTotp), {
    onDone: () => {
      close();
      toast(factor.totp.isOff);
      return onChange();
    },
  });
  const renew = useAction(() => withFreshLogin(securityApi.renewRecoveryCodes), {
    onDone: (made) => {
      close();
      codes.value = made.recoveryCodes;
      return onChange();
    },
  });
  const switchEmail = useAction(
    async (on: boolean) => {
      const answer = await withFreshLogin(() => securityApi.switchEmail(on));
      if (!answer.ok) await onChange(); // a refused switch goes back to where it stood
      return answer;
    },
    {
      onDone: (done, on) => {
        codes.value = done.recoveryCodes;
        toast(on ? factor.email.isOn : factor.email.isOff);
        return onChange();
      },
    },
  );
  const actions = [begin, switchOff, renew, switchEmail];

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
          <Button busy={begin.running.value !== null} onClick={() => void begin.run()}>
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
          key={String(state.email) + String(switchEmail.running.value === null)} // shows what holds, not what was pressed
          label={factor.email.title}
          hint={hintOf(state)}
          checked={state.email}
          disabled={!state.canMail && !state.email}
          onChange={(on) => void switchEmail.run(on)}
        />
      </div>
      {isProtected && (
        <div class="factor">
          <h3>{factor.recovery.title}</h3>
          <p class={state.recoveryLeft === 0 ? "field-error" : "field-hint"}>
            {state.recoveryLeft === 0 ? factor.recovery.none : factor.recovery.left({ count: state.recoveryLeft })}
          </p>
          <div class="factor-actions">
            <Button onClick={() => (question.value = "renew")}>{factor.recovery.renew}</Button>
          </div>
        </div>
      )}
      {actions.map((action, index) => (
        <ActionError key={index} action={action} />
      ))}
      <TotpSetUpDialog
        setUp={setUp.value}
        onConfirmed={(fresh) => void confirmed(fresh)}
        onClose={() => (setUp.value = null)}
      />
      <ConfirmDialog
        open={question.value === "totp_off"}
        {...factor.totp.off}
        action={factor.totp.switchOff}
        onConfirm={() => switchOff.run().finally(close)}
        onClose={close}
      />
      <ConfirmDialog
        open={question.value === "renew"}
        {...factor.recovery.confirm}
        action={factor.recovery.renew}
        onConfirm={() => renew.run().finally(close)}
        onClose={close}
      />
      <RecoveryCodes codes={codes.value} onClose={() => (codes.value = null)} />
    </>
  );
}
