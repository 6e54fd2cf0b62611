import type { MatchSummary } from "@transcendence/protocol";
import { useEffect } from "preact/hooks";
import { errorText } from "../api.ts";
import { formatWhen, t } from "../i18n/index.ts";
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
  if (result) {
    const won = result.winner === mine;
    return (
      <span class="match-status">
        <strong>{won ? matches.won : matches.lost}</strong>
        {won ? matches.howWon[result.outcome] : matches.howLost[result.outcome]}
      </span>
    );
  }
  const unplayed = seats[1] ? matches.open : matches.waiting;
  return <span class="match-status">{status === "aborted" ? matches.aborted : unplayed}</span>;
}

/** One match: me on the left of the net, the rival on the right, whichever side we played on. */
function MatchRow({ match, me }: { readonly match: MatchSummary; readonly me: string | undefined }) {
  const { matches } = t.value;
  const mine: Side = match.seats[1]?.id === me ? 1 : 0;
  const theirs: Side = mine === 0 ? 1 : 0;
  const { result, status } = match;
  const rival = match.seats[theirs];
  const when = match.finishedAt ?? match.createdAt;
  const kinds = ["match-row", `match-row-${status}`];
  if (result) kinds.push(result.winner === mine ? "match-row-won" : "match-row-lost");
  return (
    <li class={kinds.join(" ")}>
      <a href={`/match/${match.id}`}>
        <time dateTime={when}>{formatWhen(when)}</time>
        <Status match={match} mine={mine} />
        {result ? (
          <ScorePair
            left={result.score[mine]}
            right={result.score[theirs]}
            label={matches.result(result.score[mine], result.score[theirs])}
          />
        ) : (
          <span class="match-unplayed" />
        )}
        {rival ? <strong class="match-rival">{rival.name}</strong> : <span class="match-rival">{matches.nobody}</span>}
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
    return failed ? <ErrorState message={errorText(failed)} onRetry={() => void refreshMatches()} /> : <Loader />;
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
      <output class="hidden">{matches.shown(rows.length)}</output>
      {error && (
        <ErrorState message={errorText(error)} onRetry={() => void (next === null ? refreshMatches() : readOlder())} />
      )}
      {next !== null && !error && (
        <div class="match-more">
          <Button busy={loading} onClick={() => void readOlder()}>
            {matches.more}
          </Button>
        </div>
      )}
    </>
  );
}

export function Matches() {
  useEffect(() => {
    void refreshMatches();
  }, []);
  return (
    <Page title={t.value.matches.title}>
      <div class="matches">
        <Rows />
      </div>
    </Page>
  );
}
