// Where the member is signed in, and ending it.
import type { SessionSummary } from "@transcendence/protocol";
import { useAction } from "../../data/action.ts";
import { useQuery } from "../../data/query.ts";
import { securityApi } from "../../data/security-api.ts";
import { ActionError, Answer } from "../../data/states.tsx";
import { at } from "../../i18n/account/index.ts";
import { formatWhen } from "../../i18n/index.ts";
import { toast } from "../../state/toasts.ts";
import { Ball } from "../../ui/ball.tsx";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/page.tsx";

const PROVIDERS: Readonly<Record<string, string>> = { "42": "42", github: "GitHub", google: "Google" };

export function Sessions() {
  const { sessions } = at.value.security;
  const listed = useQuery(securityApi.sessions);
  return (
    <Section title={sessions.title} description={sessions.text}>
      <Answer query={listed} rows={3}>
        {({ sessions: all }) => <SessionList sessions={all} onChange={listed.load} />}
      </Answer>
    </Section>
  );
}

interface SessionListProps {
  readonly sessions: readonly SessionSummary[];
  readonly onChange: () => Promise<void>;
}

function SessionList({ sessions, onChange }: SessionListProps) {
  const texts = at.value.security.sessions;
  const end = useAction(
    (id: string | null) => (id === null ? securityApi.endOtherSessions() : securityApi.endSession(id)),
    {
      onDone: ({ ended }, id) => {
        toast(id === null ? texts.othersEnded({ count: ended }) : texts.ended);
        return onChange();
      },
    },
  );
  const ending = end.running.value; // a session, or null in it: all the others

  return (
    <>
      <ul class="held">
        {sessions.map((each) => (
          <li key={each.id}>
            <SessionItem session={each} busy={ending?.[0] === each.id} onEnd={() => void end.run(each.id)} />
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Button busy={ending !== null && ending[0] === null} onClick={() => void end.run(null)}>
          {texts.endOthers}
        </Button>
      ) : (
        <p class="field-hint">{texts.alone}</p>
      )}
      <ActionError action={end} />
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
          {methodOf(method)} {texts.since({ when: formatWhen(createdAt) })}
          {!isCurrent && `, ${texts.used({ when: formatWhen(seenAt) })}`}
        </p>
      </div>
      {isCurrent ? (
        <strong>{texts.current}</strong>
      ) : (
        <Button busy={busy} aria-label={texts.endThis({ agent })} onClick={onEnd}>
          {texts.end}
        </Button>
      )}
    </>
  );
}

function agentOf({ browser, system }: SessionSummary): string {
  const { agent, unknown } = at.value.security.sessions;
  if (browser === null) return unknown;
  return system === null ? browser : agent({ browser, system });
}

function methodOf(method: string): string {
  const texts = at.value.security.sessions.method;
  if (method === "password" || method === "guest") return texts[method];
  const name = PROVIDERS[method];
  return name === undefined ? texts.otherProvider : texts.provider({ name });
}
