// Panels about the line to the arena rather than about the match.
import type { ClosedReason, Trouble } from "@transcendence/client/match";
import { characterOf, type MatchResult, type MatchSummary } from "@transcendence/protocol";
import { errorText } from "../../../data/api.ts";
import { session, useFreshSession } from "../../../data/session.ts";
import { Loading } from "../../../data/states.tsx";
import { t } from "../../../i18n/index.ts";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { useStoredFacts } from "../facts/stored-match.ts";
import { Panel } from "../parts/panel.tsx";
import { FinishedPanel } from "./finished-panel.tsx";
import type { Past, MatchModel } from "./match-model.ts";
import { SummaryRatings } from "./rating-lines.tsx";

export function ConnectingPanel({ trouble, known }: { readonly trouble: Trouble; readonly known: boolean }) {
  const { connection, home } = t.value.match;
  if (trouble === "none") {
    return (
      <div class="panel panel-late">
        <Loading label={connection.connecting} />
      </div>
    );
  }
  return (
    <Panel title={connection.lostTitle} actions={<HomeLink text={home} />}>
      <output>{troubleText(trouble, known)}</output>
    </Panel>
  );
}

function troubleText(trouble: Exclude<Trouble, "none">, known: boolean): string {
  const { connection } = t.value.match;
  if (trouble === "cut") return known ? connection.lost : connection.lostWaiting;
  return connection[trouble];
}

export function ClosedPanel({ model, reason }: { readonly model: MatchModel; readonly reason: ClosedReason }) {
  const { closed, gone, home, takenOver } = t.value.match;
  if (reason === "gone") return <PastPanel model={model} past={model.past.value ?? { state: "asking" }} />;
  if (reason === "missing") return <NoMatchPanel title={gone.title} text={gone.text} />;
  if (reason === "taken_over") {
    return (
      <Panel
        title={takenOver.title}
        actions={
          <>
            <Button variant="primary" large onClick={() => model.reconnect()}>
              {takenOver.here}
            </Button>
            <HomeLink text={home} />
          </>
        }
      />
    );
  }
  if (reason === "revoked") return <SignedOutPanel />;
  const { title, text } = closed[reason];
  return (
    <Panel
      title={title}
      actions={
        <>
          {reason !== "room_full" && (
            <Button variant="primary" large onClick={() => location.reload()}>
              {t.value.common.reload}
            </Button>
          )}
          <HomeLink text={home} />
        </>
      }
    >
      <p>{text}</p>
    </Panel>
  );
}

/** This browser's session was ended, here or elsewhere. Who logs in comes back to the match, and to their seat. */
function SignedOutPanel() {
  const { closed, home } = t.value.match;
  const { title, text, logIn } = closed.revoked;
  useFreshSession();
  return (
    <Panel
      title={title}
      actions={
        <>
          <LinkButton variant="primary" large href={`/login?back=${encodeURIComponent(location.pathname)}`}>
            {logIn}
          </LinkButton>
          <HomeLink text={home} />
        </>
      }
    >
      <p>{text}</p>
    </Panel>
  );
}

/** The room has gone: what the records say. */
function PastPanel({ model, past }: { readonly model: MatchModel; readonly past: Past }) {
  const { aborted, connection, gone } = t.value.match;
  if (past.state === "asking") {
    return (
      <div class="panel panel-late">
        <Loading />
      </div>
    );
  }
  if (past.state === "failed") {
    return (
      <Panel
        title={connection.lostTitle}
        actions={
          <Button variant="primary" large onClick={() => void model.askPast()}>
            {t.value.common.retry}
          </Button>
        }
      >
        <p>{errorText(past.error)}</p>
      </Panel>
    );
  }
  if (past.state === "known" && past.summary.result) {
    return <PastResult summary={past.summary} result={past.summary.result} />;
  }
  const calledOff = past.state === "known" && past.summary.status === "aborted";
  return calledOff ? (
    <NoMatchPanel title={aborted.title} text={aborted.text} />
  ) : (
    <NoMatchPanel title={gone.title} text={gone.text} />
  );
}

function PastResult({ summary, result }: { readonly summary: MatchSummary; readonly result: MatchResult }) {
  const { id, settings, seats } = summary;
  const facts = useStoredFacts(id, true);
  const { former } = t.value.matches;
  const names = [seats[0]?.name ?? former, seats[1]?.name ?? former] as const;
  const me = session.value.state === "known" ? session.value.me : null;
  const mine = seats.findIndex((player) => player !== null && player.id === me?.id);
  const you = mine === 0 || mine === 1 ? mine : null;
  const rival = you === null ? null : seats[you === 0 ? 1 : 0];
  const computer = rival ? characterOf(rival) : null;
  const ratings = summary.rated && <SummaryRatings summary={summary} />;
  return <FinishedPanel {...{ id, settings, result, names, you, facts, computer, ratings }} players={seats} />;
}

interface NoMatchProps {
  readonly title: string;
  readonly text: string;
  readonly tournament?: string | undefined; // whose match it was: its page calls the players again
}

export function NoMatchPanel({ title, text, tournament }: NoMatchProps) {
  const { home, finished } = t.value.match;
  return (
    <Panel
      title={title}
      actions={
        <LinkButton variant="primary" large href={tournament === undefined ? "/" : `/tournaments/${tournament}`}>
          {tournament === undefined ? home : finished.toTournament}
        </LinkButton>
      }
    >
      <p>{text}</p>
    </Panel>
  );
}

function HomeLink({ text }: { readonly text: string }) {
  return (
    <LinkButton variant="quiet" href="/">
      {text}
    </LinkButton>
  );
}
