// The second step of a login: a code. Whoever comes here without a first step is sent to it.
import { useSignal } from "@preact/signals";
import type { FactorsAsked, SecondFactor } from "@transcendence/protocol";
import { useLocation } from "preact-iso";
import { useEffect, useRef } from "preact/hooks";
import { type ErrorCode } from "../../data/api.ts";
import { securityApi } from "../../data/security-api.ts";
import { session } from "../../data/session.ts";
import { Failed, Loading } from "../../data/states.tsx";
import { useAnswer } from "../../data/use-answer.ts";
import { CodeEntry } from "../../forms/code-entry.tsx";
import { at } from "../../i18n/account/index.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { accessApi } from "./access-api.ts";
import { useBack, withBack } from "./back.ts";
import "./login-factor.css";

export function LoginFactor() {
  const { factor } = at.value;
  const { answer, load } = useAnswer(securityApi.factorsAsked);
  const isOver = useSignal(false);
  const back = useBack();
  const asked = answer.value;
  return (
    <Page title={factor.title} lead={factor.lead}>
      <div class="login-factor">
        {isOver.value || (asked?.ok === false && asked.error === "login_expired") ? (
          <EmptyState
            title={factor.expired.title}
            action={
              <LinkButton variant="primary" href={withBack("/login", back)}>
                {factor.expired.action}
              </LinkButton>
            }
          >
            {factor.expired.text}
          </EmptyState>
        ) : (
          <>
            {asked === null && <Loading />}
            {asked?.ok === false && <Failed error={asked.error} onRetry={load} />}
            {asked?.ok === true && (
              <FactorForm asked={asked.value} back={back} onExpired={() => (isOver.value = true)} />
            )}
          </>
        )}
      </div>
    </Page>
  );
}

interface FactorFormProps {
  readonly asked: FactorsAsked;
  readonly back: string;
  readonly onExpired: () => void;
}

function FactorForm({ asked, back, onExpired }: FactorFormProps) {
  const { route } = useLocation();
  const factor = useSignal<SecondFactor>(asked.factors[0] ?? "totp");
  const code = useSignal("");
  const error = useSignal<ErrorCode | null>(null);
  const busy = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);

  const give = async () => {
    if (busy.value) return;
    if (code.value.trim() === "") return input.current?.focus();
    busy.value = true;
    const answer = await securityApi.giveFactor({ factor: factor.value, code: code.value });
    if (!answer.ok) {
      busy.value = false;
      if (answer.error === "login_expired") return onExpired();
      error.value = answer.error === "bad_request" ? "code_wrong" : answer.error; // shorter than any code
      input.current?.focus();
      input.current?.select();
      return;
    }
    if (answer.value.state === "in") session.value = { state: "known", me: answer.value.me };
    // Whoever played here as a guest before is asked at the login whether those matches come along.
    const former = await accessApi.guestMatches();
    route(former.ok && former.value.matches > 0 ? withBack("/login", back) : back, true);
  };

  return (
    <form
      class="login-factor-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
    >
      <CodeEntry
        factors={asked.factors}
        factor={factor.value}
        email={asked.email}
        code={code.value}
        error={error.value}
        input={input}
        sendMail={securityApi.mailLoginCode}
        onFactor={(chosen) => {
          factor.value = chosen;
          code.value = "";
          error.value = null;
          input.current?.focus();
        }}
        onCode={(typed) => {
          code.value = typed;
          error.value = null;
        }}
      >
        <Button variant="primary" type="submit" busy={busy.value}>
          {at.value.factor.action}
        </Button>
      </CodeEntry>
    </form>
  );
}
