// Before something that protects the account is changed, members prove again who they are.
import { signal, useSignal } from "@preact/signals";
import type { ProofAsked, SecondFactor } from "@transcendence/protocol";
import { useEffect, useId, useRef } from "preact/hooks";
import { type ErrorCode, errorText, type Result } from "../../data/api.ts";
import { securityApi } from "../../data/security-api.ts";
import { session } from "../../data/session.ts";
import { Loading } from "../../data/states.tsx";
import { CodeEntry } from "../../forms/code-entry.tsx";
import { PasswordInput } from "../../forms/fields.tsx";
import { useDraft } from "../../forms/form.ts";
import { at } from "../../i18n/account/index.ts";
import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ProviderButtons } from "../providers/provider-buttons.tsx";
import "./proof.css";

/** Who waits for a proof: told true when it was given, false when it was declined. */
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
  const { proof } = at.value;
  const asked = useSignal<Result<ProofAsked> | null>(null);
  const busy = useSignal(false);
  const formId = useId();
  const open = waiting.value.length > 0;
  useEffect(() => () => settle(false), []);
  useEffect(() => {
    if (!open) return;
    asked.value = null;
    void securityApi.proofAsked().then((answer) => (asked.value = answer));
  }, [open]);

  const answer = asked.value;
  const canProve = answer?.ok === true && (answer.value.password || answer.value.factors.length > 0);
  return (
    <Dialog
      open={open}
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
      {open && (
        <div class="proof">
          <p>{proof.text}</p>
          {answer === null && <Loading />}
          {answer?.ok === false && <p role="alert">{errorText(answer.error)}</p>}
          {canProve && <ProofForm id={formId} asked={answer.value} busy={busy} />}
          {answer?.ok === true && !canProve && <p>{proof.loginAgain}</p>}
          {answer?.ok === true && <ProviderButtons intent="prove" back={location.pathname} />}
        </div>
      )}
    </Dialog>
  );
}

interface ProofFormProps {
  readonly id: string;
  readonly asked: ProofAsked;
  readonly busy: { value: boolean };
}

function ProofForm({ id, asked, busy }: ProofFormProps) {
  const { access, proof } = at.value;
  const password = useDraft("", (typed) => (typed === "" ? access.passwordMissing : null));
  const factor = useSignal<SecondFactor | null>(asked.factors[0] ?? null);
  const code = useSignal("");
  const error = useSignal<ErrorCode | null>(null); // of the code, or of neither
  const codeInput = useRef<HTMLInputElement>(null);
  useEffect(() => (asked.password ? password.input : codeInput).current?.focus(), []);

  const prove = async (form: HTMLFormElement) => {
    if (busy.value) return;
    if (asked.password && !password.check()) return password.input.current?.focus();
    if (factor.value && code.value.trim() === "")
      return (codeInput.current ?? form.querySelector<HTMLElement>(".code-give button"))?.focus(); // it is to be sent first
    busy.value = true;
    error.value = null;
    const answer = await securityApi.prove({
      password: asked.password ? password.value.value : null,
      second: factor.value && { factor: factor.value, code: code.value },
    });
    busy.value = false;
    if (answer.ok) return settle(true);
    if (answer.error === "credentials_wrong") {
      password.refuse(proof.passwordWrong);
      password.input.current?.focus();
      return password.input.current?.select();
    }
    error.value = answer.error === "bad_request" ? "code_wrong" : answer.error; // shorter than any code
    codeInput.current?.focus();
    codeInput.current?.select();
  };

  return (
    <form
      id={id}
      class="proof-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void prove(event.currentTarget);
      }}
    >
      {asked.password && (
        <>
          <UserName />
          <PasswordInput draft={password} label={proof.password} />
        </>
      )}
      {factor.value && (
        <CodeEntry
          factors={asked.factors}
          factor={factor.value}
          email={asked.email}
          code={code.value}
          error={error.value}
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
      {!factor.value && error.value && (
        <p class="field-error" role="alert">
          {errorText(error.value)}
        </p>
      )}
    </form>
  );
}

/** Not for people: tells a password manager whose password this is. */
function UserName() {
  const name = session.value.state === "known" ? (session.value.me?.name ?? "") : "";
  return <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />;
}
