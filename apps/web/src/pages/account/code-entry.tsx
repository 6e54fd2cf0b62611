// Asks for a code of the second factor: from an authenticator, from a mail that is sent first, or a recovery code.
import { useSignal } from "@preact/signals";
import type { CodeSent, SecondFactor } from "@transcendence/protocol";
import type { ComponentChildren, RefObject } from "preact";
import { type ErrorCode, errorText, type Result } from "../../api.ts";
import { at } from "../../i18n/account/index.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import "./code-entry.css";

interface CodeInputProps {
  readonly factor: SecondFactor;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly input: RefObject<HTMLInputElement | null>;
}

/** Large, for it is copied from another screen. A phone offers the code of a message by itself, and its digits. */
export function CodeInput({ factor, label, hint, error, value, onInput, input }: CodeInputProps) {
  const isDigits = factor !== "recovery";
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <input
          {...ids}
          ref={input}
          type="text"
          class={isDigits ? "input code-input" : "input code-input code-input-long"}
          inputMode={isDigits ? "numeric" : "text"}
          autoComplete={isDigits ? "one-time-code" : "off"}
          autoCapitalize="off"
          spellcheck={false}
          maxLength={32}
          required
          value={value}
          aria-invalid={error ? true : undefined}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface CodeEntryProps {
  readonly factors: readonly SecondFactor[];
  readonly factor: SecondFactor;
  readonly email: string | null; // where a code would go
  readonly code: string;
  readonly error: ErrorCode | null;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onFactor: (factor: SecondFactor) => void;
  readonly onCode: (code: string) => void;
  readonly sendMail: () => Promise<Result<CodeSent>>;
  readonly children?: ComponentChildren; // between the code and the other ways: the button that gives it
}

export function CodeEntry(props: CodeEntryProps) {
  const { factors, factor, email, code, error, input, onFactor, onCode, sendMail, children } = props;
  const { factor: texts } = at.value;
  const sentTo = useSignal<string | null>(null);
  const sending = useSignal(false);
  const mailError = useSignal<ErrorCode | null>(null);

  const send = async () => {
    sending.value = true;
    const answer = await sendMail();
    sending.value = false;
    mailError.value = answer.ok ? null : answer.error;
    if (!answer.ok) return;
    sentTo.value = answer.value.email;
    onCode("");
    input.current?.focus();
  };

  const isMail = factor === "email";
  const others = factors.filter((other) => other !== factor);
  const hint = isMail && sentTo.value !== null ? texts.email.sent(sentTo.value) : texts[factor].hint;
  return (
    <div class="code-entry">
      <CodeInput
        factor={factor}
        label={texts[factor].label}
        hint={isMail && sentTo.value === null && email !== null ? texts.email.toSend(email) : hint}
        error={error ? errorText(error) : undefined}
        value={code}
        onInput={onCode}
        input={input}
      />
      {isMail && (
        <div class="code-mail">
          <Button busy={sending.value} onClick={() => void send()}>
            {sentTo.value === null ? texts.email.send : texts.email.again}
          </Button>
          <p class="field-error" role="alert">
            {mailError.value && errorText(mailError.value)}
          </p>
        </div>
      )}
      {children && <div class="code-give">{children}</div>}
      {others.length > 0 && (
        <ul class="code-others">
          {others.map((other) => (
            <li key={other}>
              <Button variant="quiet" onClick={() => onFactor(other)}>
                {texts[other].instead}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
