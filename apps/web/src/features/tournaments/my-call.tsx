// My own next match, above everything else on the page.
import type { TournamentState } from "@transcendence/protocol";
import { standings } from "@transcendence/tournament";
import { tt } from "../../i18n/tournament/index.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { isStillIn } from "./still-in.ts";
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
  const { plan, out } = view.state;
  if (!isStillIn(view.state, me.id)) {
    const hasPlayedAll = plan.format === "round-robin" && plan.groups <= 1 && !out.includes(me.id);
    return <p class="cup-note">{hasPlayedAll ? tournaments.call.done : tournaments.call.out}</p>;
  }
  if (plan.format === "arena") return <Between model={model} state={view.state} me={me.id} />;
  const isBracket = plan.format === "single" || plan.format === "double";
  return <p class="cup-note">{isBracket ? tournaments.call.next : tournaments.call.later}</p>;
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
