// Where the member is signed in, and ending it.
import { useSignal } from "@preact/signals";
import type { SessionSummary } from "@transcendence/protocol";
import { type ErrorCode, errorText } from "../../data/api.ts";
import { securityApi } from "../../data/security-api.ts";
import { Failed, Loading } from "../../data/states.tsx";
import { noticeEnd, useAnswer } from "../../data/use-answer.ts";
import { at } from "../../i18n/account/index.ts";
import { formatWhen } from "../../i18n/index.ts";
import { toast } from "../../state/toasts.ts";
import { Ball } from "../../ui/ball.tsx";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/page.tsx";

const PROVIDERS: Readonly<Record<string, string>> = { "42": "42", github: "GitHub", google: "Google" };

export function Sessions() {
  const { sessions } = at.value.security;
  const { answer, load } = useAnswer(securityApi.sessions);
  const listed = answer.value;
  return (
    <Section title={sessions.title} description={sessions.text}>
      {listed === null && <Loading />}
      {listed?.ok === false && <Failed error={listed.error} onRetry={load} />}
      {listed?.ok === true && <SessionList sessions={listed.value.sessions} onChange={load} />}
    </Section>
  );
}

interface SessionListProps {
  readonly sessions: readonly SessionSummary[];
  readonly onChange: () => Promise<void>;
}

function SessionList({ sessions, onChange }: SessionListProps) {
  const texts = at.value.security.sessions;
  const busy = useSignal<string | null>(null); // the session that is being ended, or "others"
  const error = useSignal<ErrorCode | null>(null);

  const end = async (what: string, call: typeof securityApi.endOtherSessions, done: (count: number) => string) => {
    if (busy.value !== null) return;
    busy.value = what;
    const answer = await call();
    busy.value = null;
    error.value = answer.ok ? null : answer.error;
    if (!answer.ok) return noticeEnd(answer.error);
    toast(done(answer.value.ended));
    await onChange();
  };

  return (
    <>
      <ul class="held">
        {sessions.map((each) => (
          <li key={each.id}>
            <SessionItem
              session={each}
              busy={busy.value === each.id}
              onEnd={() =>
                void end(
                  each.id,
                  () => securityApi.endSession(each.id),
                  () => texts.ended,
                )
              }
            />
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Button
          busy={busy.value === "others"}
          onClick={() => void end("others", securityApi.endOtherSessions, texts.othersEnded)}
        >
          {texts.endOthers}
        </Button>
      ) : (
        <p class="field-hint">{texts.alone}</p>
      )}
      <p class="field-error" role="alert">
        {error.value && errorText(error.value)}
      </p>
    </>
  );
}

interface SessionItemProps {
  readonly session: SessionSummary;
  readonly busy: boolean;
  readonly onEnd: () => void;
}

function SessionItem({ session, busy, onEnd }: SessionItemProps) {
  const texts = at.value.security.sessions;
  const { isCurrent, method, createdAt, seenAt } = session;
  const agent = agentOf(session);
  return (
    <>
      <div class="held-about">
        <h3>
          <Ball presence={isCurrent ? "here" : "away"} />
          {agent}
        </h3>
        <p class="field-hint">
          {methodOf(method)} {texts.since(formatWhen(createdAt))}
          {!isCurrent && `, ${texts.used(formatWhen(seenAt))}`}
        </p>
      </div>
      {isCurrent ? (
        <strong>{texts.current}</strong>
      ) : (
        <Button busy={busy} aria-label={texts.endThis(agent)} onClick={onEnd}>
          {texts.end}
        </Button>
      )}
    </>
  );
}

function agentOf({ browser, system }: SessionSummary): string {
  const { agent, unknown } = at.value.security.sessions;
  if (browser === null) return unknown;
  return system === null ? browser : agent(browser, system);
}

function methodOf(method: string): string {
  const texts = at.value.security.sessions.method;
  if (method === "password" || method === "guest") return texts[method];
  const name = PROVIDERS[method];
  return name === undefined ? texts.otherProvider : texts.provider(name);
}
