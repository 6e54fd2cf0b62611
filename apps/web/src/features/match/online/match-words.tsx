// What the page says around the field: who plays, who watches, how good the line is.
import { isLive } from "@transcendence/client/match";
import type { Seat } from "@transcendence/game";
import type { MatchPhase } from "@transcendence/protocol";
import { t } from "../../../i18n/index.ts";
import { PersonMenu } from "../../../people/person-menu.tsx";
import { Changing } from "../../../ui/changing.tsx";
import { optionsText } from "../../match-options/options-text.ts";
import { Name, nameOf } from "../parts/names.tsx";
import { ConnectionBars } from "./connection-bars.tsx";
import type { MatchModel } from "./match-model.ts";

/**
 * With the menu of what can be done with somebody: always for who watches, and for who plays while nothing moves. It goes, with what it
 * opened, when the ball comes: a finger must not meet it, nor a dialog lie over the field. The chat has it then.
 */
export function SeatName({ model, seat }: { readonly model: MatchModel; readonly seat: Seat }) {
  const room = model.room.value;
  if (!room) return null;
  const held = room.seats[seat];
  const { player, rating, connected = false } = held ?? {};
  return (
    <>
      <Name seat={seat} name={nameOf(room, seat)} here={connected} player={player} rating={rating} />
      {player && (room.you === null || !isMoving(room.state)) && <PersonMenu person={player} />}
    </>
  );
}

function isMoving({ phase }: MatchPhase): boolean {
  return isLive(phase) && phase !== "paused";
}

export function Status({ model }: { readonly model: MatchModel }) {
  const { spectator } = t.value.match;
  const room = model.room.value;
  if (!room) return null;
  return (
    <>
      <span class="arena-options">{optionsText(room.settings)}</span>
      {room.you === null && (
        <span class="banner">
          <Changing>{spectator.banner({ others: Math.max(0, room.spectators - 1) })}</Changing>
        </span>
      )}
      {model.held.value && <span class="banner">{t.value.match.held}</span>}
      {room.you !== null && room.spectators > 0 && (
        <span>
          <Changing>{spectator.count({ count: room.spectators })}</Changing>
        </span>
      )}
      {model.link.value.state === "open" && <ConnectionBars health={model.health.value} />}
    </>
  );
}

/** In a list of tabs: that the friend has come, else who plays. */
export function titleOf(model: MatchModel): string {
  const { match } = t.value;
  const room = model.room.value;
  if (!room) return match.title;
  const rival = room.you === 0 ? 1 : 0;
  if (room.you === null || room.state.phase !== "waiting")
    return match.titleOf({ left: nameOf(room, 0), right: nameOf(room, 1) });
  return room.seats[rival] ? match.waiting.arrived({ name: nameOf(room, rival) }) : match.waiting.title;
}

/** The same for the list of tabs, with what has changed since one looked away: the score, or what one is asked. */
export function tabOf(model: MatchModel): string {
  const { match } = t.value;
  const room = model.room.value;
  const title = titleOf(model);
  if (!room) return title;
  const { state, you } = room;
  const [left, right] = model.score.value;
  const rival = you === 0 ? 1 : 0;
  if (state.phase === "waiting") {
    const isMyTurn = you !== null && !state.ready[you] && room.seats[rival] !== null;
    return isMyTurn ? `${match.waiting.bothTitle} · ${title}` : title;
  }
  if (state.phase === "aborted") return title;
  const offered = state.phase === "finished" && you !== null && state.rematch[rival] && !state.rematch[you];
  return `${offered ? match.finished.rematchTab : `${left} : ${right}`} · ${title}`;
}

export function fieldText(model: MatchModel): string {
  const { match } = t.value;
  const room = model.room.value;
  const [left, right] = model.score.value;
  if (!room) return match.title;
  return match.field({ left: nameOf(room, 0), right: nameOf(room, 1), leftScore: left, rightScore: right });
}
