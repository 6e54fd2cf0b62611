// The second step of a login: a code. Whoever comes here without a first step is sent to it.
import { useSignal } from "@preact/signals";
import type { FactorsAsked, SecondFactor } from "@transcendence/protocol";
import { useLocation } from "preact-iso";
import { useEffect, useRef } from "preact/hooks";
import { useAction } from "../../data/action.ts";
import { useQuery } from "../../data/query.ts";
import { securityApi } from "../../data/security-api.ts";
import { session } from "../../data/session.ts";
import { Answer } from "../../data/states.tsx";
import { CodeEntry, codeError } from "../../forms/code-entry.tsx";
import { at } from "../../i18n/account/index.ts";
import { t } from "../../i18n/index.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { accessApi } from "./access-api.ts";
import { useBack, usePending, withBack } from "./back.ts";
import "./login-factor.css";

export function LoginFactor() {
  const { factor } = at.value;
  const pending = usePending();
  const query = useQuery(() => securityApi.factorsAsked(pending));
  const isOver = useSignal(false);
  const back = useBack();
  return (
    <Page title={factor.title} lead={factor.lead}>
      <div class="login-factor">
        {isOver.value || query.state.value.error === "login_expired" ? (
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
          <Answer query={query} rows={2}>
            {(asked) => <FactorForm asked={asked} back={back} onExpired={() => (isOver.value = true)} />}
          </Answer>
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
  const pending = usePending();
  const factor = useSignal<SecondFactor>(asked.factors[0] ?? "totp");
  const code = useSignal("");
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);

  const give = useAction(() => securityApi.giveFactor(pending, { factor: factor.value, code: code.value }), {
    async onDone(answer) {
      if (answer.state === "in") session.value = { state: "known", me: answer.me };
      // Whoever played here as a guest before is asked at the login whether those matches come along.
      const former = await accessApi.guestMatches();
      route(former.ok && former.value.matches > 0 ? withBack("/login", back) : back, true);
    },
    onError(error) {
      if (error === "login_expired") return onExpired();
      input.current?.focus();
      input.current?.select();
    },
  });
  const onSubmit = (event: Event) => {
    event.preventDefault();
    if (code.value.trim() === "") return input.current?.focus();
    void give.run();
  };

  return (
    <form class="login-factor-form" noValidate onSubmit={onSubmit}>
      <CodeEntry
        factors={asked.factors}
        factor={factor.value}
        email={asked.email}
        code={code.value}
        error={codeError(give.error.value)}
        input={input}
        sendMail={() => securityApi.mailLoginCode(pending)}
        onFactor={(chosen) => {
          factor.value = chosen;
          code.value = "";
          give.clear();
          input.current?.focus();
        }}
        onCode={(typed) => {
          code.value = typed;
          give.clear();
        }}
      >
        <Button variant="primary" type="submit" busy={give.running.value !== null} slowly={t.value.common.checking}>
          {at.value.factor.action}
        </Button>
      </CodeEntry>
    </form>
  );
}
