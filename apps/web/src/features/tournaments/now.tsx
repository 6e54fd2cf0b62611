// What happens at this moment, for everybody: who is called and until when, and what is being played.
import type { TournamentView } from "@transcendence/protocol";
import { tt } from "../../i18n/tournament/index.ts";
import { clock, useSeconds } from "./time.ts";
import { type BoardView, nameOf, type TournamentModel } from "./tournament-model.ts";

const SHOWN = 12;

export function Now({ model, view }: { readonly model: TournamentModel; readonly view: TournamentView }) {
  const { now } = tt.value.tournaments;
  useSeconds(view.boards.some(({ phase }) => phase === "called"));
  if (view.boards.length === 0) return null;
  return (
    <section class="cup-part" aria-labelledby="now">
      <h2 id="now">{now.title}</h2>
      <ul class="cup-now">
        {view.boards.slice(0, SHOWN).map((board) => (
          <li key={board.pairing}>
            <Line model={model} view={view} board={board} />
          </li>
        ))}
      </ul>
      {view.boards.length > SHOWN && (
        <p class="field-hint">
          <span key={view.boards.length}>{now.more({ count: view.boards.length - SHOWN })}</span>
        </p>
      )}
    </section>
  );
}

interface LineProps {
  readonly model: TournamentModel;
  readonly view: TournamentView;
  readonly board: BoardView;
}

function Line({ model, view, board }: LineProps) {
  const { now, former } = tt.value.tournaments;
  const nameAt = (side: 0 | 1) =>
    nameOf(
      view.entries.find(({ id }) => id === board.players[side]),
      former,
    );
  const [one, other] = [nameAt(0), nameAt(1)];
  switch (board.phase) {
    case "called": {
      const isReady = board.ready[0] || board.ready[1];
      if (board.ready[0] && board.ready[1]) return <>{now.opening({ one, other })}</>; // two computer players
      return (
        <>
          {now.called({ one, other, time: clock(board.untilMs - model.roomNow()) })}
          {isReady && <span class="cup-ready">{now.ready({ name: board.ready[0] ? one : other })}</span>}
        </>
      );
    }
    case "opening":
      return <>{now.opening({ one, other })}</>;
    case "playing": {
      const [oneScore, otherScore] = board.score ?? [0, 0];
      return (
        <>
          {now.playing({ one, other, oneScore, otherScore })}
          {board.match !== null && <a href={`/match/${board.match}`}>{now.watch}</a>}
        </>
      );
    }
  }
}
