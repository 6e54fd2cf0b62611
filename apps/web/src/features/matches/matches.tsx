import type { MatchSummary } from "@transcendence/protocol";
import { useEffect } from "preact/hooks";
import { session } from "../../data/session.ts";
import { Failed, Loading, More } from "../../data/states.tsx";
import { t } from "../../i18n/index.ts";
import { LinkButton } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { MatchRow, sidesOf } from "./match-row.tsx";
import { myMatches, refreshMatches } from "./my-matches.ts";
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
      scoreText={(ours, theirs) => matches.result({ mine: ours, theirs })}
    />
  );
}

function Rows() {
  const { rows, error } = myMatches.state.value;
  const who = session.value;
  const { matches, home } = t.value;
  const failed = error ?? (who.state === "failed" ? who.error : null);
  if (rows === null || who.state !== "known") {
    return failed ? <Failed error={failed} onRetry={refreshMatches} /> : <Loading rows={6} />;
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
      <output class="hidden">{matches.shown({ count: rows.length })}</output>
      <More pages={myMatches} label={matches.more} />
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
