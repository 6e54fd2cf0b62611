// Asks for a code of the second factor: from an authenticator, from a mail that is sent first, or a recovery code.
import { useSignal } from "@preact/signals";
import type { CodeSent, SecondFactor } from "@transcendence/protocol";
import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useAction } from "../data/action.ts";
import { type ErrorCode, errorText, type Result } from "../data/api.ts";
import { ActionError } from "../data/states.tsx";
import { at } from "../i18n/account/index.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
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
  const read = useRef(onInput);
  read.current = onInput;
  useEffect(() => {
    const form = input.current?.form;
    const submit = () => input.current && read.current(input.current.value); // password managers fill it without a word
    form?.addEventListener("submit", submit, { capture: true });
    return () => form?.removeEventListener("submit", submit, { capture: true });
  }, []);
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

/** What is shorter than any code is a wrong one. */
export function codeError(error: ErrorCode | null): ErrorCode | null {
  return error === "bad_request" ? "code_wrong" : error;
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
  useEffect(() => {
    if (sentTo.value !== null) input.current?.focus(); // the field has just appeared
  }, [sentTo.value]);

  const send = useAction(sendMail, {
    onDone: (sent) => {
      sentTo.value = sent.email;
      onCode("");
      input.current?.focus();
    },
  });
  const sending = send.running.value !== null;

  const isMail = factor === "email";
  const awaitsSending = isMail && sentTo.value === null;
  const others = factors.filter((other) => other !== factor);
  return (
    <div class="code-entry">
      {awaitsSending ? (
        <>
          {email !== null && <p>{texts.email.toSend({ email })}</p>}
          <div class="code-give">
            <Button variant={children ? "primary" : "plain"} busy={sending} onClick={() => void send.run()}>
              {texts.email.send}
            </Button>
          </div>
        </>
      ) : (
        <>
          <CodeInput
            factor={factor}
            label={texts[factor].label}
            hint={isMail && sentTo.value !== null ? texts.email.sent({ email: sentTo.value }) : texts[factor].hint}
            error={error ? errorText(error) : undefined}
            value={code}
            onInput={onCode}
            input={input}
          />
          {children && <div class="code-give">{children}</div>}
        </>
      )}
      {isMail && <ActionError action={send} />}
      <ul class="code-others">
        {isMail && !awaitsSending && (
          <li>
            <Button variant="quiet" busy={sending} onClick={() => void send.run()}>
              {texts.email.again}
            </Button>
          </li>
        )}
        {others.map((other) => (
          <li key={other}>
            <Button variant="quiet" onClick={() => onFactor(other)}>
              {texts[other].instead}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
