// A tournament for a hall's projector: the whole window, and nothing to press. What is played now, who is next, how everybody stands.
import { useSignal } from "@preact/signals";
import type { TournamentSummary, TournamentView } from "@transcendence/protocol";
import { openPairings } from "@transcendence/tournament";
import { useRoute } from "preact-iso";
import { useEffect, useRef } from "preact/hooks";
import { session } from "../../../data/session.ts";
import { t } from "../../../i18n/index.ts";
import { tt } from "../../../i18n/tournament/index.ts";
import { reducedMotion } from "../../../state/appearance.ts";
import { Loader } from "../../../ui/loader.tsx";
import { useTitle } from "../../../ui/page.tsx";
import { QrCode } from "../../../ui/qr-code.tsx";
import { ScorePair } from "../../../ui/score.tsx";
import { useWakeLock } from "../../match/parts/use-wake-lock.ts";
import { BoardScreen } from "../../tournament/board/board.tsx";
import { Turning, useSize, useTurn } from "../../tournament/board/turning.tsx";
import { LiveField } from "../../watch/live-field.tsx";
import { drawing } from "../drawing.ts";
import { type BoardView, nameOf, type TournamentModel, useTournament } from "../tournament-model.ts";
import { Phase, winnerName } from "./phase.tsx";
import "./show.css";

const SHOWN = { now: 4, next: 6 } as const;

export function TournamentScreen() {
  const { params } = useRoute();
  const model = useTournament(params["id"] ?? "", () => {}); // nobody plays at this screen
  const { show } = tt.value;
  const summary = model.summary.value;
  const view = model.view.value;
  useTitle(summary?.title ?? null);
  useWakeLock();
  return (
    <main id="main" class="screen">
      {summary === null || view === null ? (
        <h1 tabIndex={-1}>
          {model.error.value === "not_found" ? show.notFound : <Loader label={t.value.common.loading} />}
        </h1>
      ) : (
        <Shown model={model} summary={summary} view={view} />
      )}
    </main>
  );
}

interface ShownProps {
  readonly model: TournamentModel;
  readonly summary: TournamentSummary;
  readonly view: TournamentView;
}

function Shown({ model, summary, view }: ShownProps) {
  const { tournaments } = tt.value;
  const playing = view.boards.filter(({ phase }) => phase === "playing").slice(0, SHOWN.now);
  const live = useLiveMatch(model, view);
  const winner = winnerName(view);
  return (
    <>
      <header class="screen-head">
        <h1 tabIndex={-1}>{winner === null ? summary.title : tournaments.winner({ name: winner })}</h1>
        <p>
          {winner !== null && `${summary.title} · `}
          <Phase model={model} view={view} />
        </p>
      </header>
      <div class="screen-side">
        {live !== null && (
          <div class="screen-field">
            <LiveField key={live} id={live} />
          </div>
        )}
        {playing.length > 0 && (
          <div class="screen-nows">
            {playing.map((board) => (
              <Running key={board.pairing} view={view} board={board} />
            ))}
          </div>
        )}
        <Next view={view} />
        {view.phase === "registration" && <Register summary={summary} view={view} />}
      </div>
      <div class="screen-board">
        {view.state === null ? (
          <Registered view={view} />
        ) : (
          <BoardScreen view={drawing(view, view.state, null, tournaments.former)} />
        )}
      </div>
    </>
  );
}

const NAME_WIDTH_EM = 14;
const NAME_HEIGHT_EM = 1.8;

/** Who will play: page after page where they are many. */
function Registered({ view: { entries } }: { readonly view: TournamentView }) {
  const list = useRef<HTMLOListElement>(null);
  const { width, height } = useSize(list).value;
  const em = list.current ? Number.parseFloat(getComputedStyle(list.current).fontSize) : 16;
  const columns = Math.max(1, Math.floor(width / (NAME_WIDTH_EM * em)));
  const most = columns * Math.max(1, Math.floor(height / (NAME_HEIGHT_EM * em)));
  const pages = height === 0 ? 1 : Math.max(1, Math.ceil(entries.length / most));
  const page = useTurn(pages);
  const shown = Math.ceil(entries.length / pages);
  return (
    <Turning page={page} pages={pages}>
      <ol ref={list} class="screen-players" style={{ "--rows": Math.max(1, Math.ceil(shown / columns)) }}>
        {entries.slice(page * shown, (page + 1) * shown).map((entry) => (
          <li key={entry.id} translate={false}>
            {nameOf(entry, tt.value.tournaments.former)}
          </li>
        ))}
      </ol>
    </Turning>
  );
}

/**
 * The match whose field is shown: one, until it is over. For whoever is somebody on this site, since watching takes a seat among the
 * spectators, and never one's own, which is played on another page. Little motion: the points alone.
 */
function useLiveMatch(model: TournamentModel, { boards }: TournamentView): string | null {
  const shown = useSignal<string | null>(null);
  const who = session.value;
  const isSomebody = who.state === "known" && who.me !== null;
  const mine = model.me.value?.id;
  const open = boards.flatMap(({ match, players, phase }) =>
    phase === "playing" && match !== null && !players.includes(mine ?? "") ? [match] : [],
  );
  const live = open.find((match) => match === shown.value) ?? open[0] ?? null;
  useEffect(() => {
    shown.value = live;
  }, [live]);
  return isSomebody && !reducedMotion.value ? live : null;
}

function nameIn({ entries }: TournamentView, id: string): string {
  return nameOf(
    entries.find((entry) => entry.id === id),
    tt.value.tournaments.former,
  );
}

/** A match that is being played, in the digits of the court. */
function Running({ view, board: { players, score } }: { readonly view: TournamentView; readonly board: BoardView }) {
  const [left, right] = score ?? [0, 0];
  return (
    <section class="screen-now">
      <p class="screen-pair" translate={false}>
        <span>{nameIn(view, players[0])}</span>
        <span>{nameIn(view, players[1])}</span>
      </p>
      <ScorePair left={left} right={right} size="large" label={t.value.common.scoreOf({ left, right })} />
    </section>
  );
}

/** Those who are called, then those whose turn it is. */
function Next({ view }: { readonly view: TournamentView }) {
  const { show } = tt.value;
  const { boards, state } = view;
  if (state === null || view.phase !== "running") return null;
  const called = boards.filter(({ phase }) => phase !== "playing");
  const taken = new Set(boards.map(({ pairing }) => pairing));
  const open = openPairings(state).filter(({ id }) => !taken.has(id));
  const pairs = [
    ...called.map(({ pairing, players }) => ({ id: pairing, players })),
    ...open.map(({ id, slots }) => ({
      id,
      players: slots.map((slot) => (slot.kind === "player" ? slot.id : "")),
    })),
  ];
  if (pairs.length === 0) return null;
  return (
    <section>
      <h2>{show.next}</h2>
      <ul class="screen-next">
        {pairs.slice(0, SHOWN.next).map(({ id, players }) => (
          <li key={id} translate={false}>
            {players.map((player) => nameIn(view, player)).join(" – ")}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where to register: a code for phones, and the address in full. */
function Register({ summary, view }: { readonly summary: TournamentSummary; readonly view: TournamentView }) {
  const { show, tournaments } = tt.value;
  const address = `${location.host}/tournaments/${summary.id}`;
  return (
    <section class="screen-register">
      <h2>{show.register}</h2>
      <QrCode text={`${location.origin}/tournaments/${summary.id}`} label={show.scan({ address })} />
      <p>{address}</p>
      <p key={view.entries.length}>{tournaments.players({ entered: view.entries.length, places: summary.places })}</p>
    </section>
  );
}
