// My own next match, above everything else on the page.
import type { TournamentState } from "@transcendence/protocol";
import { isClosed, type Pairing, pairingsOf, playersOf, standings } from "@transcendence/tournament";
import { tt } from "../../i18n/tournament/index.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { clock, useSeconds } from "./time.ts";
import { type BoardView, type Entry, nameOf, type TournamentModel } from "./tournament-model.ts";

export function MyCall({ model }: { readonly model: TournamentModel }) {
  const { tournaments } = tt.value;
  const view = model.view.value;
  const me = model.me.value;
  const board = model.myBoard.value;
  if (view === null || me === null || view.phase !== "running") return null;
  if (board !== null) return <Called model={model} me={me} board={board} />;
  if (view.paused || view.state === null) return null;
  if (!isStillIn(view.state, me.id)) return <p class="cup-note">{tournaments.call.out}</p>;
  if (view.state.plan.format === "arena") return <Between model={model} state={view.state} me={me.id} />;
  return <p class="cup-note">{tournaments.call.next}</p>;
}

interface BetweenProps {
  readonly model: TournamentModel;
  readonly state: TournamentState;
  readonly me: string;
}

/** In an arena, between two matches: waiting for somebody who is free, or taking a break. */
function Between({ model, state, me }: BetweenProps) {
  const { arena } = tt.value.tournaments;
  if (state.closed) return <p class="cup-note">{arena.timeUp}</p>;
  const isResting = model.view.value?.resting.includes(me) === true;
  const mine = standings(state).find(({ id }) => id === me);
  return (
    <section class="cup-call" aria-live="polite">
      <h2>{isResting ? arena.resting : arena.waiting}</h2>
      {mine !== undefined && <p>{arena.standing({ rank: mine.rank, points: mine.points })}</p>}
      {isResting ? (
        <Button variant="primary" large onClick={model.comeBack}>
          {arena.comeBack}
        </Button>
      ) : (
        <>
          <p>{arena.waitingText}</p>
          <Button onClick={model.rest}>{arena.rest}</Button>
        </>
      )}
    </section>
  );
}

/** Whether a pairing waits for them, or may still be drawn with them. */
function isStillIn(state: TournamentState, me: string): boolean {
  if (state.out.includes(me)) return false;
  const { format } = state.plan;
  if (format === "swiss" || format === "arena") return true;
  return pairingsOf(state).some((pairing) => !isClosed(pairing) && mayConcern(pairing, me, state));
}

/** Somebody who has lost their way through a bracket stands in no open pairing, and in none that leads to one. */
function mayConcern(pairing: Pairing, me: string, state: TournamentState): boolean {
  if (playersOf(pairing).includes(me)) return true;
  const own = pairingsOf(state).filter((each) => playersOf(each).includes(me));
  const losses = own.filter(({ outcome }) => outcome !== null && outcome.winner !== me).length;
  if (state.plan.format === "round-robin") return pairing.stage === "play-off" || losses === 0;
  return losses < (state.plan.format === "double" ? 2 : 1);
}

interface CalledProps {
  readonly model: TournamentModel;
  readonly me: Entry;
  readonly board: BoardView;
}

function Called({ model, me, board }: CalledProps) {
  const { call, former } = tt.value.tournaments;
  const { phase, players, ready, untilMs, match, pairing } = board;
  const side = players[0] === me.id ? 0 : 1;
  useSeconds(phase === "called");
  const rival = nameOf(
    model.view.value?.entries.find(({ id }) => id === players[1 - side]),
    former,
  );
  const time = clock(untilMs - model.roomNow());
  return (
    <section class="cup-call" aria-live="polite">
      <h2>{call.title({ name: rival })}</h2>
      {phase === "called" && !ready[side] && (
        <>
          <Button variant="primary" large onClick={() => model.ready(pairing)}>
            {call.ready}
          </Button>
          <p>{call.left({ time })}</p>
        </>
      )}
      {phase === "called" && ready[side] && <p>{call.waiting({ name: rival, time })}</p>}
      {phase === "opening" && <p>{call.opening}</p>}
      {phase === "playing" && match !== null && (
        <>
          <p>{call.playing}</p>
          <LinkButton variant="primary" large href={`/match/${match}`}>
            {call.go}
          </LinkButton>
        </>
      )}
    </section>
  );
}
