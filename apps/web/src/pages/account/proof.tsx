// Before something that protects the account is changed, members prove again who they are.
import { signal, useSignal } from "@preact/signals";
import type { ProofAsked, SecondFactor } from "@transcendence/protocol";
import { useEffect, useId, useRef } from "preact/hooks";
import { type ErrorCode, errorText, type Result } from "../../api.ts";
import { at } from "../../i18n/account/index.ts";
import { t } from "../../i18n/index.ts";
import { session } from "../../state/session.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Loader } from "../../ui/loader.tsx";
import { CodeEntry } from "./code-entry.tsx";
import { securityApi } from "./security-api.ts";
import "./proof.css";

/** Somebody waits for a proof: told true when it was given, false when it was declined. */
const waiting = signal<readonly ((proved: boolean) => void)[]>([]);

/**
 * Calls; when the answer is that a proof is needed, asks the member for one and calls again. Declined: the error is given back.
 * For pages in an `AccountPage`, which draws the question.
 */
export async function withProof<T>(call: () => Promise<Result<T>>): Promise<Result<T>> {
  const answer = await call();
  if (answer.ok || answer.error !== "proof_needed") return answer;
  const proved = await new Promise<boolean>((tell) => (waiting.value = [...waiting.value, tell]));
  return proved ? call() : answer;
}

function settle(proved: boolean): void {
  const told = waiting.value;
  waiting.value = [];
  for (const tell of told) tell(proved);
}

/** The question, over the page. Whoever leaves the page declines. */
export function ProofDialog() {
  useEffect(() => () => settle(false), []);
  return waiting.value.length === 0 ? null : <ProofQuestion />;
}

function ProofQuestion() {
  const { proof } = at.value;
  const asked = useSignal<Result<ProofAsked> | null>(null);
  const formId = useId();
  const busy = useSignal(false);
  useEffect(() => void securityApi.proofAsked().then((answer) => (asked.value = answer)), []);

  const answer = asked.value;
  const canProve = answer?.ok === true && (answer.value.password || answer.value.factors.length > 0);
  return (
    <Dialog
      open
      title={proof.title}
      onClose={() => settle(false)}
      actions={
        <>
          {canProve && (
            <Button variant="primary" type="submit" form={formId} busy={busy.value}>
              {proof.action}
            </Button>
          )}
          <Button onClick={() => settle(false)}>{t.value.common.cancel}</Button>
        </>
      }
    >
      <div class="proof">
        <p>{proof.text}</p>
        {answer === null && <Loader />}
        {answer?.ok === false && <p role="alert">{errorText(answer.error)}</p>}
        {answer?.ok === true &&
          (canProve ? <ProofForm id={formId} asked={answer.value} busy={busy} /> : <LoginAgain />)}
      </div>
    </Dialog>
  );
}

/** Who has neither password nor second factor nor a verified address logs in at the provider again. */
function LoginAgain() {
  const { proof } = at.value;
  return (
    <>
      <p>{proof.loginAgain}</p>
      <p>
        <LinkButton href={`/login?back=${encodeURIComponent(location.pathname)}`}>{at.value.shell.logIn}</LinkButton>
      </p>
    </>
  );
}

interface ProofFormProps {
  readonly id: string;
  readonly asked: ProofAsked;
  readonly busy: { value: boolean };
}

function ProofForm({ id, asked, busy }: ProofFormProps) {
  const { proof } = at.value;
  const password = useSignal("");
  const factor = useSignal<SecondFactor | null>(asked.factors[0] ?? null);
  const code = useSignal("");
  const error = useSignal<ErrorCode | null>(null);
  const passwordInput = useRef<HTMLInputElement>(null);
  const codeInput = useRef<HTMLInputElement>(null);
  useEffect(() => (passwordInput.current ?? codeInput.current)?.focus(), []);

  const prove = async () => {
    if (busy.value) return;
    if (asked.password && password.value === "") return passwordInput.current?.focus();
    if (factor.value && code.value.trim() === "") return codeInput.current?.focus();
    busy.value = true;
    const answer = await securityApi.prove({
      password: asked.password ? password.value : null,
      second: factor.value && { factor: factor.value, code: code.value },
    });
    busy.value = false;
    if (answer.ok) return settle(true);
    error.value = answer.error;
    const wrong = answer.error === "code_wrong" ? codeInput : passwordInput;
    wrong.current?.focus();
    wrong.current?.select();
  };

  const isAboutCode = error.value === "code_wrong" || !asked.password;
  const passwordWrong = error.value === "credentials_wrong" ? proof.passwordWrong : error.value && errorText(error.value);
  return (
    <form
      id={id}
      class="proof-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void prove();
      }}
    >
      {asked.password && (
        <Field label={proof.password} error={(!isAboutCode && passwordWrong) || undefined}>
          {(ids) => (
            <>
              <input
                class="hidden"
                type="text"
                name="username"
                autoComplete="username"
                tabIndex={-1}
                aria-hidden="true"
                readOnly
                value={session.value.state === "known" ? (session.value.me?.name ?? "") : ""}
              />
              <input
                {...ids}
                ref={passwordInput}
                class="input"
                type="password"
                name="password"
                autoComplete="current-password"
                maxLength={1024}
                required
                value={password.value}
                aria-invalid={(error.value !== null && !isAboutCode) || undefined}
                onInput={(event) => {
                  password.value = event.currentTarget.value;
                  error.value = null;
                }}
              />
            </>
          )}
        </Field>
      )}
      {factor.value && (
        <CodeEntry
          factors={asked.factors}
          factor={factor.value}
          email={asked.email}
          code={code.value}
          error={isAboutCode ? error.value : null}
          input={codeInput}
          onFactor={(chosen) => {
            factor.value = chosen;
            code.value = "";
            error.value = null;
            codeInput.current?.focus();
          }}
          onCode={(typed) => {
            code.value = typed;
            error.value = null;
          }}
          sendMail={securityApi.mailProofCode}
        />
      )}
    </form>
  );
}
