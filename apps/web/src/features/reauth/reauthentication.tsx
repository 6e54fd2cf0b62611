// Before something that protects the account is changed, members prove again who they are.
import { signal, useSignal, useSignalEffect } from "@preact/signals";
import type { ReauthenticationAsked, SecondFactor } from "@transcendence/protocol";
import type { TargetedEvent } from "preact";
import { useEffect, useId, useMemo, useRef } from "preact/hooks";
import { useAction } from "../../data/action.ts";
import type { Result } from "../../data/api.ts";
import { createQuery } from "../../data/query.ts";
import { securityApi } from "../../data/security-api.ts";
import { session } from "../../data/session.ts";
import { ActionError, Answer } from "../../data/states.tsx";
import { CodeEntry, codeError } from "../../forms/code-entry.tsx";
import { PasswordInput } from "../../forms/fields.tsx";
import { useDraft } from "../../forms/form.ts";
import { at } from "../../i18n/account/index.ts";
import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ProviderButtons } from "../providers/provider-buttons.tsx";
import "./reauthentication.css";

/** Who waits for a re-authentication: told true when it was done, false when it was declined. */
const waiting = signal<readonly ((confirmed: boolean) => void)[]>([]);

/**
 * Calls; when the answer is that a fresh login is needed, asks the member to confirm who they are and calls again. Declined: the error is given back.
 * For pages in an `AccountPage`, which draws the question.
 */
export async function withFreshLogin<T>(call: () => Promise<Result<T>>): Promise<Result<T>> {
  const answer = await call();
  if (answer.ok || answer.error !== "proof_needed") return answer;
  const confirmed = await new Promise<boolean>((tell) => (waiting.value = [...waiting.value, tell]));
  return confirmed ? call() : answer;
}

function settle(confirmed: boolean): void {
  const asking = waiting.value;
  waiting.value = [];
  for (const tell of asking) tell(confirmed);
}

/** The question, over the page. Whoever leaves the page declines. */
export function ReauthDialog() {
  const { reauth } = at.value;
  const asked = useMemo(() => createQuery(securityApi.reauthenticationAsked), []);
  const busy = useSignal(false);
  const formId = useId();
  const open = waiting.value.length > 0;
  useEffect(() => () => settle(false), []);
  useEffect(() => {
    if (open) void asked.load();
  }, [open]);

  const { value } = asked.state.value;
  const canConfirm = value !== null && (value.password || value.factors.length > 0);
  return (
    <Dialog
      open={open}
      title={reauth.title}
      onClose={() => settle(false)}
      actions={
        <>
          {canConfirm && (
            <Button variant="primary" type="submit" form={formId} busy={busy.value} slowly={t.value.common.checking}>
              {reauth.action}
            </Button>
          )}
          <Button onClick={() => settle(false)}>{t.value.common.cancel}</Button>
        </>
      }
    >
      {open && (
        <div class="reauth">
          <p>{reauth.text}</p>
          <Answer query={asked}>
            {(known) => (
              <>
                {canConfirm ? <ReauthForm id={formId} asked={known} busy={busy} /> : <p>{reauth.loginAgain}</p>}
                <ProviderButtons intent="prove" back={location.pathname} />
              </>
            )}
          </Answer>
        </div>
      )}
    </Dialog>
  );
}

interface ReauthFormProps {
  readonly id: string;
  readonly asked: ReauthenticationAsked;
  readonly busy: { value: boolean };
}

function ReauthForm({ id, asked, busy }: ReauthFormProps) {
  const { access, reauth } = at.value;
  const password = useDraft("", (typed) => (typed === "" ? access.passwordMissing : null));
  const factor = useSignal<SecondFactor | null>(asked.factors[0] ?? null);
  const code = useSignal("");
  const codeInput = useRef<HTMLInputElement>(null);
  useEffect(() => (asked.password ? password.input : codeInput).current?.focus(), []);

  const confirm = useAction(
    () =>
      securityApi.reauthenticate({
        password: asked.password ? password.value.value : null,
        second: factor.value && { factor: factor.value, code: code.value },
      }),
    {
      onDone: () => settle(true),
      onError(problem) {
        const isPassword = problem === "credentials_wrong";
        if (isPassword) password.refuse(reauth.passwordWrong);
        const input = isPassword ? password.input.current : codeInput.current;
        input?.focus();
        input?.select();
        return isPassword;
      },
    },
  );
  useSignalEffect(() => {
    busy.value = confirm.running.value !== null;
  });
  const onSubmit = (event: TargetedEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (asked.password && !password.check()) return password.input.current?.focus();
    const send = event.currentTarget.querySelector<HTMLElement>(".code-give button");
    if (factor.value && code.value.trim() === "") return (codeInput.current ?? send)?.focus(); // it is to be sent first
    void confirm.run();
  };

  return (
    <form id={id} class="reauth-form" noValidate onSubmit={onSubmit}>
      {asked.password && (
        <>
          <UserName />
          <PasswordInput draft={password} label={reauth.password} />
        </>
      )}
      {factor.value && (
        <CodeEntry
          factors={asked.factors}
          factor={factor.value}
          email={asked.email}
          code={code.value}
          error={codeError(confirm.error.value)}
          input={codeInput}
          onFactor={(chosen) => {
            factor.value = chosen;
            code.value = "";
            confirm.clear();
            codeInput.current?.focus();
          }}
          onCode={(typed) => {
            code.value = typed;
            confirm.clear();
          }}
          sendMail={securityApi.mailReauthenticationCode}
        />
      )}
      {!factor.value && <ActionError action={confirm} />}
    </form>
  );
}

/** Not for people: tells a password manager whose password this is. */
function UserName() {
  const name = session.value.state === "known" ? (session.value.me?.name ?? "") : "";
  return <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />;
}
