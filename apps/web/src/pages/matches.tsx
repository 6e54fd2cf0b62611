import type { MatchSummary } from "@transcendence/protocol";
import { useEffect } from "preact/hooks";
import { errorText } from "../api.ts";
import { formatDate, t } from "../i18n/index.ts";
import { myMatches, readOlder, refreshMatches } from "../state/my-matches.ts";
import { session } from "../state/session.ts";
import { Button, LinkButton } from "../ui/button.tsx";
import { Loader } from "../ui/loader.tsx";
import { Page } from "../ui/page.tsx";
import { ScorePair } from "../ui/score.tsx";
import { EmptyState, ErrorState } from "../ui/states.tsx";
import "./matches.css";

type Side = 0 | 1;

function Status({ match, mine }: { readonly match: MatchSummary; readonly mine: Side }) {
  const { matches } = t.value;
  const { status, result, seats } = match;
  const won = result?.winner === mine;
  if (result) {
    return (
      <span class="match-status">
        <strong>{won ? matches.won : matches.lost}</strong>
        <span>{won ? matches.howWon[result.outcome] : matches.howLost[result.outcome]}</span>
      </span>
    );
  }
  const unplayed = seats[1] ? matches.open : matches.waiting;
  return <span class="match-status">{status === "aborted" ? matches.aborted : unplayed}</span>;
}

/** One match: me on the left of the net, the rival on the right, whichever side I played on. */
function MatchRow({ match, me }: { readonly match: MatchSummary; readonly me: string | undefined }) {
  const { matches } = t.value;
  const mine: Side = match.seats[1]?.id === me ? 1 : 0;
  const theirs: Side = mine === 0 ? 1 : 0;
  const score = match.result?.score;
  const when = match.finishedAt ?? match.createdAt;
  return (
    <li class={`match-row${match.result?.winner === mine ? " match-row-won" : ""}`}>
      <a href={`/match/${match.id}`}>
        <Status match={match} mine={mine} />
        {score ? (
          <ScorePair left={score[mine]} right={score[theirs]} label={matches.result(score[mine], score[theirs])} />
        ) : (
          <span />
        )}
        <span class="match-rival">
          <strong>{match.seats[theirs]?.name ?? matches.nobody}</strong>
          <time dateTime={when}>{formatDate(when, { dateStyle: "medium", timeStyle: "short" })}</time>
        </span>
      </a>
    </li>
  );
}

function Rows() {
  const { rows, next, loading, error } = myMatches.value;
  const who = session.value;
  const { matches, home } = t.value;
  const failed = error ?? (who.state === "failed" ? who.error : null);
  if (rows === null || who.state !== "known") {
    return failed ? <ErrorState message={errorText(failed)} onRetry={refreshMatches} /> : <Loader />;
  }
  if (rows.length === 0) {
    const invite = (
      <LinkButton variant="primary" href="/">
        {home.friend.action}
      </LinkButton>
    );
    return (
      <EmptyState title={matches.empty} action={invite}>
        {matches.emptyText}
      </EmptyState>
    );
  }
  return (
    <>
      <ol class="match-rows">
        {rows.map((match) => (
          <MatchRow key={match.id} match={match} me={who.me?.id} />
        ))}
      </ol>
      <p class="hidden" role="status">
        {matches.shown(rows.length)}
      </p>
      {error && <ErrorState message={errorText(error)} onRetry={next === null ? refreshMatches : readOlder} />}
      {next !== null && !error && (
        <div class="match-more">
          <Button busy={loading} onClick={readOlder}>
            {matches.more}
          </Button>
        </div>
      )}
    </>
  );
}

export function Matches() {
  useEffect(() => {
    refreshMatches();
  }, []);
  return (
    <Page title={t.value.matches.title}>
      <div class="matches">
        <Rows />
      </div>
    </Page>
  );
}
