import type { MatchFacts, Seat } from "@transcendence/game";
import type { ComponentChildren } from "preact";
import { t } from "../../../i18n/index.ts";
import { touch } from "../../../state/appearance.ts";
import { keyLabel } from "../../../state/key-labels.ts";
import { preferences } from "../../../state/preferences.ts";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { ScorePair } from "../../../ui/score.tsx";
import { MatchOptions } from "../../match-options/match-options.tsx";
import { FactsList } from "../facts/facts-list.tsx";
import { Comforts } from "../parts/comforts.tsx";
import { Panel } from "../parts/panel.tsx";

export type LocalPhase =
  | { readonly phase: "ready" } // before the first serve: who plays with what
  | { readonly phase: "playing" }
  | { readonly phase: "paused" }
  | { readonly phase: "finished"; readonly winner: Seat; readonly facts: MatchFacts | null };

/** The way out, when it is not the home page. */
export interface LocalEnd {
  readonly label: string;
  readonly onEnd: () => void;
}

interface LocalPanelsProps {
  readonly title: string;
  readonly alone: boolean; // against a computer player: seat 0 is the person
  readonly intro: ComponentChildren;
  readonly end?: LocalEnd;
  readonly onward?: LocalEnd; // of a tournament: what follows, instead of another match; nothing can be changed or begun anew
  readonly note?: string | null; // of a tournament: who plays next
  readonly phase: LocalPhase;
  readonly score: readonly [number, number];
  readonly names: readonly [string, string];
  readonly onLeave: () => void; // to the home page
  readonly onGoOn: () => void;
  readonly onStartAnew: () => void;
}

export function LocalPanels(props: LocalPanelsProps) {
  const { title, phase, score, names, alone, intro, end, onward, note, onLeave, onGoOn, onStartAnew } = props;
  const { local, ...strings } = t.value.match;
  switch (phase.phase) {
    case "playing":
      return null;
    case "ready":
      return (
        <Panel
          title={title}
          actions={
            <>
              <Button variant="primary" large onClick={onStartAnew}>
                {strings.start}
              </Button>
              <WayOut {...(end && { end })} onLeave={onLeave} />
            </>
          }
        >
          {intro ?? (touch.value ? <p>{local.startTouch}</p> : <KeyLegend {...(onward && { names })} />)}
          {!onward && <MatchOptions />}
        </Panel>
      );
    case "paused":
      return (
        <Panel
          title={local.paused}
          actions={
            <>
              <Button variant="primary" large onClick={onGoOn}>
                {strings.resume}
              </Button>
              {!onward && <Button onClick={onStartAnew}>{local.restart}</Button>}
              <WayOut {...(end && { end })} onLeave={onLeave} />
            </>
          }
        >
          {!touch.value && <p>{local.pausedText}</p>}
          <Comforts />
        </Panel>
      );
    case "finished":
      return (
        <Panel
          title={alone && !onward ? wonText(phase.winner, names) : local.won({ side: names[phase.winner] })}
          actions={
            onward ? (
              <Button variant="primary" large onClick={onward.onEnd}>
                {onward.label}
              </Button>
            ) : (
              <>
                <Button variant="primary" large onClick={onStartAnew}>
                  {local.again}
                </Button>
                <WayOut {...(end && { end })} onLeave={onLeave} />
              </>
            )
          }
        >
          <ScorePair
            left={score[0]}
            right={score[1]}
            size="large"
            label={t.value.common.scoreOf({ left: score[0], right: score[1] })}
          />
          {phase.facts && (
            <FactsList facts={phase.facts} winner={phase.winner} you={alone && !onward ? 0 : null} names={names} />
          )}
          {note && <p>{note}</p>}
        </Panel>
      );
  }
}

function wonText(winner: Seat, names: readonly [string, string]): string {
  const { finished } = t.value.match;
  return winner === 0 ? finished.wonYou : finished.won({ name: names[winner] });
}

function WayOut({ end, onLeave }: { readonly end?: LocalEnd; readonly onLeave: () => void }) {
  if (end) return <Button onClick={end.onEnd}>{end.label}</Button>;
  return (
    <LinkButton variant="quiet" href="/" onClick={onLeave}>
      {t.value.match.home}
    </LinkButton>
  );
}

/** `names`: who they are, where sides alone do not say it. */
function KeyLegend({ names }: { readonly names?: readonly [string, string] }) {
  const strings = t.value.match;
  const [left, right] = preferences.value.keys;
  return (
    <>
      <dl class="key-legend">
        {([0, 1] as const).map((seat) => {
          const { up, down } = seat === 0 ? left : right;
          return (
            <div key={seat} class={seat === 0 ? "key-side key-side-left" : "key-side key-side-right"}>
              <dt translate={names ? false : undefined}>
                {names?.[seat] ?? (seat === 0 ? strings.left : strings.right)}
              </dt>
              <dd>
                <kbd>{keyLabel(up)}</kbd> <kbd>{keyLabel(down)}</kbd>
              </dd>
            </div>
          );
        })}
      </dl>
      <p>{strings.local.start}</p>
    </>
  );
}
