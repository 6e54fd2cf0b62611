// Between two matches: who plays now, who is next, what follows, and how everybody stands. At the end: who has won.
import { useSignal } from "@preact/signals";
import { isClosed, type Pairing, pairingsOf, standings } from "@transcendence/tournament";
import { useEffect, useId, useMemo, useRef } from "preact/hooks";
import { ConfirmDialog } from "../../../forms/confirm-dialog.tsx";
import { tt } from "../../../i18n/tournament/index.ts";
import { Button } from "../../../ui/button.tsx";
import { Net } from "../../../ui/net.tsx";
import { Page } from "../../../ui/page.tsx";
import { optionsText } from "../../match-options/options-text.ts";
import { Board } from "../board/board.tsx";
import { roundName } from "../board/round-names.ts";
import { drawingOf, isBye, playedRound } from "../board/view.ts";
import { forgetLocalTournament, keeperOf, keepLocalTournament } from "./kept.ts";
import { decideBout, isFinished, playerOf, queueOf, type Running, seatsOf } from "./model.ts";
import { playOut } from "./play-out.ts";
import { formatKey } from "./setup.tsx";
import "./local.css";

const SHOWN = 5; // matches to come

interface OverviewProps {
  readonly running: Running;
  readonly onPlay: (pairing: Pairing) => void;
}

export function Overview({ running, onPlay }: OverviewProps) {
  const { local } = tt.value;
  const queue = queueOf(running);
  const isOver = isFinished(running);
  const view = useMemo(() => {
    const people = Object.fromEntries(running.players.map(({ id, name }) => [id, { name }]));
    return drawingOf(running.tournament, { people });
  }, [running]);
  const all = pairingsOf(running.tournament).filter((pairing) => !isBye(pairing));
  const done = all.filter(isClosed).length;
  const first = isOver ? playerOf(running, view.standings[0]?.id ?? "") : null;
  const lead = `${tt.value.board.formats[formatKey(running.tournament.plan)]} · ${optionsText(running.settings)} · ${local.played({ done, all: all.length })}`;
  return (
    <Page title={first ? local.winner({ name: first.name }) : local.title} lead={<span key={lead}>{lead}</span>}>
      {isOver ? (
        <Podium running={running} />
      ) : (
        <div class="bouts">
          {queue[0] && <NowPlaying key={queue[0].id} running={running} pairing={queue[0]} onPlay={onPlay} />}
          <Following running={running} queue={queue.slice(1, SHOWN)} />
        </div>
      )}
      <section class="local-board">
        <h2>{local.board}</h2>
        <Board view={view} />
      </section>
      <Ending isOver={isOver} />
    </Page>
  );
}

interface NowProps extends OverviewProps {
  readonly pairing: Pairing;
}

function NowPlaying({ running, pairing, onPlay }: NowProps) {
  const { local } = tt.value;
  const id = useId();
  const root = useRef<HTMLElement>(null);
  const kept = useMemo(() => keeperOf(pairing.id).read(), []);
  useEffect(() => {
    // What was pressed last is gone: the next thing to press takes the focus.
    if (document.activeElement === document.body)
      root.current?.querySelector<HTMLElement>(".button-primary")?.focus({ preventScroll: true });
  }, []);
  const seats = seatsOf(running, pairing);
  if (seats === null) return null;
  const [left, right] = seats;
  const alone = left.character !== null && right.character !== null;
  const [ours = 0, theirs = 0] = kept?.world.score ?? [];
  const decide = (winner: string) => {
    const decided = decideBout(running, pairing.id, { winner, score: null, how: "walkover" });
    if (decided === null) return;
    keeperOf(pairing.id).forget();
    keepLocalTournament(decided);
  };
  const simulate = () => {
    const decided = decideBout(running, pairing.id, playOut(running.settings, pairing, seats));
    if (decided !== null) keepLocalTournament(decided);
  };
  return (
    <section ref={root} class="bout-now" aria-labelledby={id}>
      <h2 id={id}>{local.now}</h2>
      <p class="bout-pair">
        <span class="hidden">{local.against({ left: left.name, right: right.name })}</span>
        <span aria-hidden="true" translate={false}>
          {left.name}
        </span>
        <Net />
        <span aria-hidden="true" translate={false}>
          {right.name}
        </span>
      </p>
      <Button variant="primary" large onClick={alone ? simulate : () => onPlay(pairing)}>
        {alone ? local.simulate : kept ? local.resume({ left: ours, right: theirs }) : local.play}
      </Button>
      <details class="bout-absent">
        <summary>{local.absent}</summary>
        {seats.map((player) => (
          <Button key={player.id} onClick={() => decide(player.id)}>
            {local.walkover({ name: player.name })}
          </Button>
        ))}
      </details>
    </section>
  );
}

/** Who plays whom; of a match that nobody is known of, what it is called. */
export function pairText(running: Running, pairing: Pairing): string {
  const { local } = tt.value;
  const [left, right] = pairing.slots.map((slot) =>
    slot.kind === "player" ? playerOf(running, slot.id)?.name : undefined,
  );
  if (left !== undefined && right !== undefined) return local.against({ left, right });
  const known = left ?? right;
  if (known !== undefined) return local.waits({ name: known });
  const isDouble = running.tournament.plan.format === "double";
  return roundName(playedRound(pairingsOf(running.tournament), pairing), isDouble);
}

function Following({ running, queue }: { readonly running: Running; readonly queue: readonly Pairing[] }) {
  const { local } = tt.value;
  if (queue.length === 0) return null;
  const [next, ...then] = queue;
  return (
    <dl class="bouts-next">
      <dt>{local.next}</dt>
      <dd key={pairText(running, next!)}>{pairText(running, next!)}</dd>
      {then.length > 0 && <dt>{local.then}</dt>}
      {then.map((pairing) => (
        <dd key={`${pairing.id} ${pairText(running, pairing)}`}>{pairText(running, pairing)}</dd>
      ))}
    </dl>
  );
}

const PLACES = 3;

/** Everybody by rank, the first three large. */
function Podium({ running }: { readonly running: Running }) {
  const { local } = tt.value;
  const table = standings(running.tournament);
  return (
    <section class="podium">
      <h2>{local.standings}</h2>
      <ol>
        {table.map(({ id, rank }) => (
          <li key={id} class={rank <= PLACES ? "podium-high" : undefined}>
            <span class="entry-place">{rank}</span>
            <span translate={false}>{playerOf(running, id)?.name}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Ending({ isOver }: { readonly isOver: boolean }) {
  const { local } = tt.value;
  const asking = useSignal(false);
  const forget = async () => {
    forgetLocalTournament();
    scrollTo(0, 0);
  };
  return (
    <div class="local-ending">
      <Button variant={isOver ? "primary" : "plain"} onClick={() => (isOver ? void forget() : (asking.value = true))}>
        {local.again}
      </Button>
      <Button variant="quiet" onClick={() => print()}>
        {local.print}
      </Button>
      <ConfirmDialog
        open={asking.value}
        title={local.againTitle}
        text={local.againText}
        action={local.again}
        onConfirm={forget}
        onClose={() => (asking.value = false)}
      />
    </div>
  );
}
