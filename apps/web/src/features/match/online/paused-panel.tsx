// Somebody is away: who, how long they have, and what the one who stayed may do.
import type { MatchPhase, RoomMessage } from "@transcendence/protocol";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../../i18n/index.ts";
import { touch } from "../../../state/appearance.ts";
import { Button } from "../../../ui/button.tsx";
import { Changing } from "../../../ui/changing.tsx";
import { Score } from "../../../ui/score.tsx";
import { nameOf } from "../parts/names.tsx";
import { Panel } from "../parts/panel.tsx";
import type { MatchModel } from "./match-model.ts";

interface PausedProps {
  readonly model: MatchModel;
  readonly room: RoomMessage;
  readonly state: Extract<MatchPhase, { phase: "paused" }>;
}

export function PausedPanel(props: PausedProps) {
  return props.state.asked ? <AskedPanel {...props} /> : <AwayPanel {...props} />;
}

/** Against a computer player: its person wanted a break. */
function AskedPanel({ model, room }: PausedProps) {
  const { local, resume } = t.value.match;
  const mine = room.you !== null;
  return (
    <Panel
      title={local.paused}
      actions={
        mine && (
          <Button variant="primary" large onClick={() => model.say({ type: "resume" })}>
            {resume}
          </Button>
        )
      }
    >
      {mine && !touch.value && <p>{local.pausedText}</p>}
    </Panel>
  );
}

function AwayPanel({ model, room, state }: PausedProps) {
  const { paused } = t.value.match;
  const left = useSecondsUntil(model, state.claimFromMs);
  const [absent] = state.absent;
  const name = absent === undefined ? "" : nameOf(room, absent);
  const mayClaim = room.you !== null && room.you !== absent && left === 0;
  return (
    <Panel
      late
      title={state.absent.length === 2 ? paused.titleBoth : paused.title({ name })}
      focusKey={String(mayClaim)}
      actions={
        mayClaim && (
          <Button variant="primary" large onClick={() => model.say({ type: "claim" })}>
            {paused.claim}
          </Button>
        )
      }
    >
      {left !== null && left > 0 && (
        <p class="grace">
          <Score value={left} size="large" label={paused.grace({ count: left })} />
          <span aria-hidden="true">{paused.toComeBack({ count: left })}</span>
        </p>
      )}
      <p>
        <Changing>{mayClaim ? paused.over({ name }) : left === null ? paused.watch : paused.wait}</Changing>
      </p>
    </Panel>
  );
}

/** Whole seconds until a moment of room time, followed while they pass; null when there is none. */
function useSecondsUntil(model: MatchModel, untilMs: number | null): number | null {
  const seconds = () => (untilMs === null ? null : Math.max(0, Math.ceil((untilMs - model.roomNow()) / 1000)));
  const [, follow] = useState(0);
  useEffect(() => {
    if (untilMs === null) return;
    const timer = setInterval(() => follow((count) => count + 1), 200);
    return () => clearInterval(timer);
  }, [untilMs]);
  return seconds();
}
