import type { MatchSummary } from "@transcendence/protocol";
import { useEffect } from "preact/hooks";
import { errorText } from "../api.ts";
import { t } from "../i18n/index.ts";
import { myMatches, readOlder, refreshMatches } from "../state/my-matches.ts";
import { session } from "../state/session.ts";
import { Button, LinkButton } from "../ui/button.tsx";
import { Loader } from "../ui/loader.tsx";
import { Page } from "../ui/page.tsx";
import { EmptyState, ErrorState } from "../ui/states.tsx";
import { MatchRow, sidesOf } from "./match-row.tsx";
import "./matches.css";

/** One of my matches, told to me. */
function MyMatch({ match, me }: { readonly match: MatchSummary; readonly me: string | undefined }) {
  const { matches } = t.value;
  const { mine, rival } = sidesOf(match, me);
  const { result, status } = match;
  const won = result?.winner === mine;
  const unplayed = rival ? matches.open : matches.waiting;
  return (
    <MatchRow
      match={match}
      mine={mine}
      status={
        result ? (
          <>
            <strong>{won ? matches.won : matches.lost}</strong>
            {won ? matches.howWon[result.outcome] : matches.howLost[result.outcome]}
          </>
        ) : status === "aborted" ? (
          matches.aborted
        ) : (
          unplayed
        )
      }
      nobody={result ? matches.former : matches.nobody}
      scoreText={matches.result}
    />
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
          <MyMatch key={match.id} match={match} me={who.me?.id} />
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
