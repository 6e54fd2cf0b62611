// Before the match: the link for the friend, who is here, and who is ready.
import { useSignal } from "@preact/signals";
import type { RoomMessage, SeatView } from "@transcendence/protocol";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../../i18n/index.ts";
import { Avatar } from "../../../people/avatar.tsx";
import { computerName } from "../../../people/computers.ts";
import { touch } from "../../../state/appearance.ts";
import { preferences } from "../../../state/preferences.ts";
import { Ball } from "../../../ui/ball.tsx";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { Changing } from "../../../ui/changing.tsx";
import { TextInput } from "../../../ui/field.tsx";
import { canShare, copy, copyKeys, matchLink, share } from "../../../ui/share.ts";
import { rulesText } from "../../match-options/options-text.ts";
import { controlsText } from "../parts/controls-text.ts";
import { nameOf, sideOf } from "../parts/names.tsx";
import { Panel } from "../parts/panel.tsx";
import type { MatchModel } from "./match-model.ts";
import { NameForm } from "./name-form.tsx";
import { isAlone } from "./phases.ts";
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
  const rival = you === 0 ? 1 : 0;
  const alone = isAlone(room);
  const mine = you !== null && ready[you];
  const title = alone ? waiting.title : mine ? waiting.forRival({ name: nameOf(room, rival) }) : waiting.bothTitle;
  return (
    <Panel
      title={you === null ? waiting.notBegun : title}
      focusKey={title}
      actions={
        <>
          {room.open && (
            <Button variant="primary" large onClick={() => model.say({ type: "ready" })}>
              {waiting.play}
            </Button>
          )}
          {!alone && you !== null && !mine && (
            <Button variant="primary" large onClick={() => model.say({ type: "ready" })}>
              {waiting.ready}
            </Button>
          )}
          {alone && <Meanwhile model={model} />}
          <LinkButton variant="quiet" href="/">
            {home}
          </LinkButton>
        </>
      }
    >
      {alone ? <Invite id={room.match} /> : <WhoIsHere room={room} ready={ready} />}
      {room.open && <p>{waiting.open}</p>}
      <StakeLine model={model} room={room} />
      <p>
        {rulesText(room.settings)} {you !== null && controlsText()}
      </p>
      {you !== null && seats[you]?.player.kind === "guest" && (
        <NameForm name={seats[you].player.name} onSaved={() => model.reconnect()} />
      )}
    </Panel>
  );
}

/** Whoever has waited for a while may pass the time. */
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
    <Button onClick={() => (model.meanwhile.value = computer)}>
      {computers.meanwhile({ name: computerName(computer) })}
    </Button>
  );
}

function Invite({ id }: { readonly id: string }) {
  const { waiting } = t.value.match;
  const copied = useSignal<boolean | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const link = matchLink(id);
  const copyLink = async () => {
    copied.value = (await copy(link)) === "copied";
    if (!copied.value) root.current?.querySelector("input")?.focus(); // and so selects it
  };
  return (
    <div class="invite" ref={root}>
      <p>{waiting.invite}</p>
      <TextInput label={waiting.link} readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
      <Button variant="primary" large onClick={() => void copyLink()}>
        <span aria-live="polite">
          <Changing>{copied.value ? waiting.copied : waiting.copy}</Changing>
        </span>
      </Button>
      {copied.value === false && (
        <p role="alert">{touch.value ? waiting.copyByHand : waiting.copyByKeys({ keys: copyKeys() })}</p>
      )}
      {canShare() && <Button onClick={() => void share(waiting.shareText, link)}>{waiting.share}</Button>}
    </div>
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
