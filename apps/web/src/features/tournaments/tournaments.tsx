// The list of tournaments. On a fresh site it says what one is, and how there will be one.
import { TOURNAMENT_LISTS, type TournamentList, type TournamentSummary } from "@transcendence/protocol";
import { useLocation } from "preact-iso";
import { useEffect, useMemo } from "preact/hooks";
import { createPages } from "../../data/query.ts";
import { Failed, Loading, More } from "../../data/states.tsx";
import { tt } from "../../i18n/tournament/index.ts";
import { LinkButton } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { factsOf } from "./facts.ts";
import { MySeries } from "./my-series.tsx";
import { moment } from "./time.ts";
import { tournamentsApi } from "./tournaments-api.ts";
import "./tournaments.css";

export function Tournaments() {
  const { tournaments } = tt.value;
  const { query } = useLocation();
  const list = TOURNAMENT_LISTS.find((each) => each === query["list"]) ?? "upcoming";
  return (
    <Page title={tournaments.title} lead={tournaments.lead}>
      <div class="cups-actions">
        <LinkButton variant="primary" href="/tournaments/new">
          {tournaments.propose}
        </LinkButton>
        <LinkButton href="/tournament/local">{tournaments.local}</LinkButton>
      </div>
      <nav class="cups-lists" aria-label={tournaments.lists.label}>
        <ul>
          {TOURNAMENT_LISTS.map((each) => (
            <li key={each}>
              <a href={`/tournaments?list=${each}`} aria-current={each === list ? "page" : undefined}>
                {tournaments.lists[each]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {list === "mine" && <MySeries />}
      <Rows key={list} list={list} />
    </Page>
  );
}

function Rows({ list }: { readonly list: TournamentList }) {
  const { tournaments } = tt.value;
  const pages = useMemo(
    () =>
      createPages(
        (before?: string) => tournamentsApi.list(list, before),
        (answer: { tournaments: TournamentSummary[]; next: string | null }) => answer.tournaments,
      ),
    [list],
  );
  useEffect(() => void pages.reload(), [pages]);
  const { rows, error } = pages.state.value;
  if (rows === null) return error ? <Failed error={error} onRetry={pages.reload} /> : <Loading rows={4} />;
  if (rows.length === 0)
    return (
      <EmptyState
        title={tournaments.empty[list]}
        action={<LinkButton href="/tournaments/new">{tournaments.createFirst}</LinkButton>}
      >
        {tournaments.empty.text}
      </EmptyState>
    );
  return (
    <>
      <ol class="cups">
        {rows.map((row) => (
          <Row key={row.id} tournament={row} />
        ))}
      </ol>
      <More pages={pages} label={tournaments.more} />
    </>
  );
}

function Row({ tournament }: { readonly tournament: TournamentSummary }) {
  const { tournaments } = tt.value;
  const { id, title, phase, startsAt, finishedAt, winner, organiser } = tournament;
  const when =
    phase === "registration"
      ? startsAt === null
        ? tournaments.whenFull
        : tournaments.startsAt({ when: moment(startsAt) })
      : phase === "finished" && winner !== null
        ? tournaments.winner({ name: winner })
        : tournaments.phases[phase];
  return (
    <li class="cup">
      <a class="cup-title" href={`/tournaments/${id}`} translate={false}>
        {title}
      </a>
      <p class="cup-when">
        {when}
        {finishedAt !== null && ` · ${moment(finishedAt)}`}
      </p>
      <p class="cup-facts">
        {factsOf(tournament).join(" · ")}
        {organiser && ` · ${tournaments.by({ name: organiser.name })}`}
      </p>
    </li>
  );
}
