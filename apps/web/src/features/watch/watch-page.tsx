// Watch: what is being played, and one match of it on a large board, which moves on by itself.
import { useSignal, useSignalEffect } from "@preact/signals";
import type { LiveMatch } from "@transcendence/protocol";
import { useEffect, useRef } from "preact/hooks";
import { useFreshSession } from "../../data/session.ts";
import { Loading } from "../../data/states.tsx";
import { t } from "../../i18n/index.ts";
import { wt } from "../../i18n/watch/index.ts";
import { reducedMotion } from "../../state/appearance.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { ScorePair } from "../../ui/score.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { About, Side } from "../lobby/here-and-now.tsx";
import { enterLobby, news, showBoards } from "../lobby/lobby.ts";
import { Board } from "./board.tsx";
import { MiniBoard } from "./mini-board.tsx";
import { ENDING_MS, follow, NOTHING, type Programme } from "./programme.ts";
import "./watch.css";

export function WatchPage() {
  const programme = useSignal<Programme>(NOTHING);
  const board = useRef<HTMLDivElement>(null);
  useEffect(enterLobby, []);
  useFreshSession();
  useSignalEffect(() => {
    const live = news.value?.live;
    if (live) programme.value = follow(programme.peek(), live, performance.now());
  });
  useSignalEffect(() => {
    if (programme.value.overSinceMs === null) return;
    const moveOn = () => (programme.value = follow(programme.peek(), news.peek()?.live ?? [], performance.now()));
    const timer = setTimeout(moveOn, ENDING_MS);
    return () => clearTimeout(timer);
  });
  const moves = !reducedMotion.value;
  useEffect(() => (moves ? showBoards() : undefined), [moves]);
  const known = news.value;
  const { shown, chosen, overSinceMs } = programme.value;
  const words = wt.value;
  return (
    <Page title={words.title} lead={words.lead}>
      {known === null ? (
        <div class="watch-none">
          <Loading />
        </div>
      ) : shown === null ? (
        <div class="watch-none">
          <EmptyState
            title={words.none}
            action={
              <LinkButton variant="primary" href="/">
                {words.play}
              </LinkButton>
            }
          >
            {words.noneText} {words.what}
          </EmptyState>
          <Unlisted matches={known.matches} listed={0} />
        </div>
      ) : (
        <div class="watch">
          <div ref={board}>
            <Board key={shown.id} match={shown} over={overSinceMs !== null} />
            {chosen && <Button onClick={() => (programme.value = follow(NOTHING, known.live, 0))}>{words.top}</Button>}
          </div>
          <section class="watch-list" aria-labelledby="watch-list">
            <h2 id="watch-list">{words.playing}</h2>
            <ul>
              {known.live.map((match) => (
                <Row
                  key={match.id}
                  match={match}
                  shown={match.id === shown.id}
                  moves={moves}
                  onShow={() => {
                    programme.value = { shown: match, chosen: true, overSinceMs: null };
                    board.current?.scrollIntoView({ block: "nearest" }); // on a phone the list is below it
                  }}
                />
              ))}
            </ul>
            <Unlisted matches={known.matches} listed={known.live.length} />
            <p>{words.what}</p>
          </section>
        </div>
      )}
    </Page>
  );
}

function Unlisted({ matches, listed }: { readonly matches: number; readonly listed: number }) {
  if (matches <= listed) return null;
  return <p key={matches - listed}>{wt.value.more({ count: matches - listed })}</p>;
}

interface RowProps {
  readonly match: LiveMatch;
  readonly shown: boolean;
  readonly moves: boolean;
  readonly onShow: () => void;
}

/** A small board: the score as it is, how the match moves, and who plays. */
function Row({ match, shown, moves, onShow }: RowProps) {
  const [left, right] = match.players;
  const [leftScore, rightScore] = match.score;
  const label = wt.value.show({ left: left.player.name, right: right.player.name, leftScore, rightScore });
  return (
    <li>
      <button type="button" class="watch-row" aria-pressed={shown} aria-label={label} onClick={onShow}>
        <span class="watch-mini">
          {moves && <MiniBoard match={match.id} />}
          <ScorePair
            left={leftScore}
            right={rightScore}
            size="small"
            label={t.value.common.scoreOf({ left: leftScore, right: rightScore })}
          />
        </span>
        <span class="watch-who">
          <Side of={left} />
          <Side of={right} />
          <About match={match} />
        </span>
      </button>
    </li>
  );
}
