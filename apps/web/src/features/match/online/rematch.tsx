// The end of a match whose room still stands: a rematch, asked for and accepted.
import type { CharacterId } from "@transcendence/game";
import { characterOf, type MatchPhase, type MatchResult, type RoomMessage } from "@transcendence/protocol";
import { t } from "../../../i18n/index.ts";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { useStoredFacts, useStoredMatch } from "../facts/stored-match.ts";
import { nameOf } from "../parts/names.tsx";
import { FinishedPanel } from "./finished-panel.tsx";
import { NextOpponent, nextAbove } from "./ladder.tsx";
import type { MatchModel } from "./match-model.ts";
import { RatingLines } from "./rating-lines.tsx";

interface EndProps {
  readonly model: MatchModel;
  readonly room: RoomMessage;
  readonly state: Extract<MatchPhase, { phase: "finished" }>;
}

export function EndPanel({ model, room, state }: EndProps) {
  const { you } = room;
  const { result, rematch, next, apart = false } = state;
  const stored = useStoredMatch(room.match);
  const facts = useStoredFacts(room.match, stored !== null);
  const asked = you !== null && rematch[you];
  const offered = you !== null && rematch[you === 0 ? 1 : 0];
  const rivalHere = you !== null && (room.seats[you === 0 ? 1 : 0]?.connected ?? false);
  const computer = computerIn(room);
  const above = computer !== null && result.winner === you ? nextAbove(computer) : null;
  const again = rivalHere && !apart && (
    <RematchButton model={model} asked={asked} offered={offered} primary={above === null || asked} />
  );
  const primary =
    room.tournament !== undefined ? (
      <LinkButton variant="primary" large href={`/tournaments/${room.tournament}`}>
        {t.value.match.finished.toTournament}
      </LinkButton>
    ) : next !== null ? (
      <Follow next={next} />
    ) : computer !== null && above !== null ? (
      <>
        <NextOpponent beaten={computer} next={above} settings={room.settings} />
        {again}
      </>
    ) : (
      again
    );
  return (
    <FinishedPanel
      id={room.match}
      settings={room.settings}
      result={result}
      names={[nameOf(room, 0), nameOf(room, 1)]}
      players={[room.seats[0]?.player ?? null, room.seats[1]?.player ?? null]}
      you={you}
      computer={computer}
      facts={facts}
      ratings={model.rated.value && <RatingLines stored={stored} />}
      rematch={
        next === null && room.tournament === undefined && !apart ? rematchText(room, result, asked, offered) : null
      }
      primary={primary}
      isOfTournament={room.tournament !== undefined}
      focusKey={`${offered} ${next}`}
    />
  );
}

/** The computer player against whom I played. */
function computerIn({ you, seats }: RoomMessage): CharacterId | null {
  const rival = you === null ? null : seats[you === 0 ? 1 : 0];
  return rival ? characterOf(rival.player) : null;
}

interface RematchButtonProps extends Pick<EndProps, "model"> {
  readonly asked: boolean;
  readonly offered: boolean;
  readonly primary: boolean;
}

function RematchButton({ model, asked, offered, primary }: RematchButtonProps) {
  const { finished } = t.value.match;
  return (
    <Button
      variant={primary ? "primary" : "plain"}
      large={primary}
      busy={asked}
      onClick={() => model.say({ type: "rematch" })}
    >
      {asked ? finished.rematchAsked : offered ? finished.rematchAccept : finished.rematch}
    </Button>
  );
}

/** For whoever comes back to an old match; the others have been taken along. */
function Follow({ next }: { readonly next: string }) {
  return (
    <LinkButton variant="primary" large href={`/match/${next}`}>
      {t.value.match.finished.rematchGo}
    </LinkButton>
  );
}

function rematchText(room: RoomMessage, result: MatchResult, asked: boolean, offered: boolean): string | null {
  const { finished } = t.value.match;
  if (room.you === null) return null;
  const rival = room.you === 0 ? 1 : 0;
  const isSaid = result.outcome !== "won" && result.winner === room.you; // they resigned or did not come back
  if (!room.seats[rival]?.connected) return isSaid ? null : finished.rivalLeft({ name: nameOf(room, rival) });
  if (asked && !offered) return finished.rematchWaiting({ name: nameOf(room, rival) });
  return offered && !asked ? finished.rematchOffered({ name: nameOf(room, rival) }) : null;
}
