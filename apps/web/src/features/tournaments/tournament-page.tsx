// A tournament: who takes part, who plays whom, whose turn it is, and how it ended.
import type { TournamentSummary, TournamentView } from "@transcendence/protocol";
import { useLocation, useRoute } from "preact-iso";
import { session } from "../../data/session.ts";
import { Failed, Loading } from "../../data/states.tsx";
import { tt } from "../../i18n/tournament/index.ts";
import { PersonName } from "../../people/person-name.tsx";
import { LinkButton } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { Board } from "../tournament/board/board.tsx";
import { drawing } from "./drawing.ts";
import { factsOf } from "./facts.ts";
import { Log } from "./log.tsx";
import { MyCall } from "./my-call.tsx";
import { Now } from "./now.tsx";
import { Organise } from "./organise.tsx";
import { Downloads } from "./results-file.tsx";
import { ShowLinks } from "./show-links.tsx";
import { TakePart } from "./take-part.tsx";
import { clock, moment, useSeconds } from "./time.ts";
import { TournamentChat } from "./tournament-chat.tsx";
import { nameOf, type TournamentModel, useTournament } from "./tournament-model.ts";
import "./tournaments.css";

export function TournamentPage() {
  const { params } = useRoute();
  const { route } = useLocation();
  const model = useTournament(params["id"] ?? "", (match) => route(`/match/${match}`));
  const { tournaments } = tt.value;
  const summary = model.summary.value;
  const view = model.view.value;
  if (summary !== null && view !== null) return <Whole model={model} summary={summary} view={view} />;
  const error = model.error.value;
  if (error === "not_found" || error === "bad_request")
    return (
      <Page title={tournaments.notFound}>
        <LinkButton href="/tournaments">{tournaments.all}</LinkButton>
      </Page>
    );
  return (
    <Page title={tournaments.title}>
      {error ? <Failed error={error} onRetry={model.load} /> : <Loading rows={6} />}
    </Page>
  );
}

interface WholeProps {
  readonly model: TournamentModel;
  readonly summary: TournamentSummary;
  readonly view: TournamentView;
}

function Whole({ model, summary, view }: WholeProps) {
  const { tournaments } = tt.value;
  const who = session.value;
  const isOrganiser = who.state === "known" && who.me !== null && who.me.id === summary.organiser?.id;
  const mayOrganise = isOrganiser || (who.state === "known" && who.me?.kind === "member" && model.isModerator.value);
  const entered = view.entries.length;
  const winner = view.phase === "finished" ? winnerOf(view) : null;
  return (
    <Page title={summary.title}>
      <div class="cup-head">
        <div class="cup-about">
          <p class="cup-phase">
            <When model={model} view={view} />
          </p>
          {winner !== null && <p class="cup-winner">{tournaments.winner({ name: winner })}</p>}
          {summary.description !== "" && <p class="cup-description">{summary.description}</p>}
          <p class="cup-facts">
            {factsOf({ ...summary, entered }).join(" · ")}
            {summary.organiser && ` · ${tournaments.by({ name: summary.organiser.name })}`}
            {` · ${tournaments.wait({ seconds: summary.waitSeconds })}`}
          </p>
        </div>
        <div class="cup-mine">
          <MyCall model={model} />
          <TakePart model={model} summary={summary} />
        </div>
      </div>
      {view.phase === "running" && <Now model={model} view={view} />}
      {view.state !== null && (
        <section class="cup-part" aria-labelledby="results">
          <h2 id="results">{tournaments.results}</h2>
          <Board view={drawing(view, view.state, model.me.value?.id ?? null, tournaments.former)} />
          {view.phase === "finished" && <Downloads title={summary.title} view={view} state={view.state} />}
        </section>
      )}
      <Participants view={view} />
      <TournamentChat id={summary.id} title={summary.title} entries={view.entries} me={model.me.value} />
      {mayOrganise && <Organise model={model} view={view} summary={summary} isOrganiser={isOrganiser} />}
      <Log view={view} />
      {who.state === "known" && who.me?.kind === "member" && (
        <p class="cup-part cup-another">
          <a href={`/tournaments/new?from=${summary.id}`}>{tournaments.another}</a>
        </p>
      )}
      <ShowLinks id={summary.id} />
    </Page>
  );
}

function When({ model, view }: { readonly model: TournamentModel; readonly view: TournamentView }) {
  const { tournaments } = tt.value;
  const { phase, startsAtMs, endsAtMs, paused } = view;
  useSeconds(phase === "registration" || (phase === "running" && endsAtMs !== null));
  if (phase === "registration") {
    if (startsAtMs === null) return <>{tournaments.whenFull}</>;
    const time = clock(startsAtMs - model.roomNow());
    return (
      <>
        {tournaments.startsIn({ time })} <span class="cup-moment">({moment(startsAtMs)})</span>
      </>
    );
  }
  if (phase === "running" && view.state?.closed === true) return <>{tournaments.arena.timeUp}</>;
  if (phase === "running" && endsAtMs !== null)
    return <>{tournaments.endsIn({ time: clock(endsAtMs - model.roomNow()) })}</>;
  return <>{paused ? tournaments.now.paused : tournaments.phases[phase]}</>;
}

function winnerOf(view: TournamentView): string | null {
  const { state } = view;
  if (state === null) return null;
  const [first] = drawing(view, state, null, "").standings;
  return first === undefined
    ? null
    : nameOf(
        view.entries.find(({ id }) => id === first.id),
        tt.value.tournaments.former,
      );
}

const LONG = 60; // names: more have a window of their own, so that the chat is not far away

function Participants({ view }: { readonly view: TournamentView }) {
  const { tournaments } = tt.value;
  const isLong = view.entries.length > LONG;
  return (
    <section class="cup-part" aria-labelledby="players">
      <h2 id="players">
        {tournaments.participants} ({view.entries.length})
      </h2>
      {view.entries.length === 0 ? (
        <EmptyState title={tournaments.nobody} />
      ) : (
        <div
          class={isLong ? "cup-players-long" : undefined}
          role={isLong ? "group" : undefined}
          aria-labelledby={isLong ? "players" : undefined}
          tabIndex={isLong ? 0 : undefined}
        >
          <ol class="cup-players">
            {view.entries.map((entry) => (
              <li key={entry.id} class={view.state?.out.includes(entry.id) ? "cup-out" : undefined}>
                {entry.alias === null && entry.player !== null ? (
                  <PersonName player={entry.player} />
                ) : (
                  <span translate={false}>{nameOf(entry, tournaments.former)}</span>
                )}
                {view.state?.out.includes(entry.id) && <small class="hidden">{tt.value.board.table.left}</small>}
                {entry.rating !== null && <span class="cup-rating">{entry.rating}</span>}
              </li>
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}
