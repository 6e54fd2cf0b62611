// Before the match: the link for the friend, who is here, and who is ready.
import { useSignal } from "@preact/signals";
import { isAlone, isAwaited, isInvited, isInviting } from "@transcendence/client/match";
import type { RoomMessage, SeatView } from "@transcendence/protocol";
import { useEffect } from "preact/hooks";
import { NotifyOffer } from "../../../data/notify-offer.tsx";
import { t } from "../../../i18n/index.ts";
import { Avatar } from "../../../people/avatar.tsx";
import { computerName } from "../../../people/computers.ts";
import { PersonMenu } from "../../../people/person-menu.tsx";
import { preferences } from "../../../state/preferences.ts";
import { Ball } from "../../../ui/ball.tsx";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { Changing } from "../../../ui/changing.tsx";
import { rulesText } from "../../match-options/options-text.ts";
import { controlsText } from "../parts/controls-text.ts";
import { nameOf, sideOf } from "../parts/names.tsx";
import { Panel } from "../parts/panel.tsx";
import { Invite } from "../waiting/invite.tsx";
import { NameForm } from "../waiting/name-form.tsx";
import { useAutoStart } from "../waiting/use-auto-start.ts";
import type { MatchModel } from "./match-model.ts";
import { StakeLine } from "./rating-lines.tsx";

const PATIENCE_MS = 20_000; // of somebody who waits for a friend

interface WaitingProps {
  readonly model: MatchModel;
  readonly room: RoomMessage;
  readonly ready: readonly [boolean, boolean];
}

export function WaitingPanel({ model, room, ready }: WaitingProps) {
  const { waiting, home } = t.value.match;
  const { you, seats } = room;
  const alone = isAlone(room);
  const beReady = () => model.say({ type: "ready" });
  const count = useAutoStart(isAwaited(room), beReady);
  const title = titleOf(room, ready);
  return (
    <Panel
      title={title}
      focusKey={title}
      actions={
        <>
          {(room.open || isInvited(room)) && (
            <Button variant="primary" large onClick={beReady}>
              {waiting.play}
            </Button>
          )}
          {you === 0 && !alone && !ready[you] && (
            <Button variant="primary" large onClick={beReady}>
              {count === null ? waiting.ready : waiting.startNow}
            </Button>
          )}
          {alone && <Meanwhile model={model} />}
          <LinkButton variant="quiet" href="/">
            {home}
          </LinkButton>
        </>
      }
    >
      {isInviting(room) ? <Invite id={room.match} /> : <WhoIsHere room={room} ready={ready} />}
      {room.open && <p>{waiting.open}</p>}
      <StakeLine model={model} room={room} />
      {you === 1 && alone && !ready[you] && <p>{waiting.hostAway}</p>}
      {you === 0 && !alone && !ready[1] && <p>{waiting.startsWhen({ name: nameOf(room, 1) })}</p>}
      {count !== null && <p>{waiting.startsIn({ count })}</p>}
      <p>
        {rulesText(room.settings)} {you !== null && controlsText()}
      </p>
      {you !== null && seats[you]?.player.kind === "guest" && (
        <NameForm name={seats[you].player.name} onSaved={() => model.reconnect()} />
      )}
    </Panel>
  );
}

function titleOf(room: RoomMessage, ready: readonly [boolean, boolean]): string {
  const { waiting } = t.value.match;
  const { you } = room;
  if (you === null) return waiting.notBegun;
  if (isInviting(room)) return waiting.title;
  if (isInvited(room)) return waiting.invites({ name: nameOf(room, 0) });
  if (isAlone(room)) return waiting.opponent;
  return ready[you] ? waiting.forRival({ name: nameOf(room, you === 0 ? 1 : 0) }) : waiting.bothTitle;
}

/** Whoever has waited for a while may pass the time, or look elsewhere. */
function Meanwhile({ model }: Pick<WaitingProps, "model">) {
  const { computers } = t.value;
  const { computer } = preferences.value;
  const offered = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => (offered.value = true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!offered.value) return null;
  return (
    <>
      <Button onClick={() => (model.meanwhile.value = computer)}>
        {computers.meanwhile({ name: computerName(computer) })}
      </Button>
      <NotifyOffer />
    </>
  );
}

function WhoIsHere({ room, ready }: Pick<WaitingProps, "room" | "ready">) {
  return (
    <ul class="who">
      {([0, 1] as const).map((seat) => (
        <li key={seat}>
          {room.seats[seat]?.connected ? <Ball side={sideOf(seat)} /> : <Ball presence="away" />}
          {room.seats[seat] && <Avatar player={room.seats[seat].player} />}
          <span class="who-name" key={nameOf(room, seat)} translate={false}>
            {nameOf(room, seat)}
          </span>
          {room.seats[seat] && <PersonMenu person={room.seats[seat].player} />}
          {room.you === seat && <span class="who-state">{t.value.match.you}</span>}
          <span class="who-state who-ready">
            <Changing>{stateText(room.seats[seat], ready[seat])}</Changing>
          </span>
        </li>
      ))}
    </ul>
  );
}

function stateText(seat: SeatView | null, ready: boolean): string {
  const { waiting } = t.value.match;
  if (!seat) return "";
  if (!seat.connected) return waiting.away;
  return ready ? waiting.isReady : waiting.notReady;
}
