// A match that never leaves this machine: two at one keyboard, or one against a computer player that thinks in the page.
import { useSignal } from "@preact/signals";
import {
  type CharacterId,
  FactsWatcher,
  type MatchSettings,
  type PowerUpKind,
  type Seat,
  SEATS,
  type World,
} from "@transcendence/game";
import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useMemo, useRef } from "preact/hooks";
import { t } from "../../../i18n/index.ts";
import { touch } from "../../../state/appearance.ts";
import { codeOf, learnLayout } from "../../../state/key-labels.ts";
import { preferences } from "../../../state/preferences.ts";
import { Changing } from "../../../ui/changing.tsx";
import { matchOptions } from "../../match-options/options.ts";
import { type CanvasFrame, createCanvasFrame } from "../canvas/canvas-frame.ts";
import { isMirrored, type Layout, layOut } from "../canvas/layout.ts";
import { Notes } from "../canvas/notes.ts";
import { isPauseKey } from "../input/keys.ts";
import { useSteering } from "../input/use-match-input.ts";
import { KeyHint } from "../parts/key-hint.tsx";
import { MatchFrame } from "../parts/match-frame.tsx";
import { Name } from "../parts/names.tsx";
import { useWakeLock } from "../parts/use-wake-lock.ts";
import { soundEvents } from "../sound/sound-events.ts";
import { type KeptMatch, type MatchKeeper, TAB_KEEPER } from "./kept-match.ts";
import { freshSeed, LocalMatch, type LocalRival } from "./local-match.ts";
import { type LocalEnd, LocalPanels, type LocalPhase } from "./local-panels.tsx";

export interface LocalMatchFrameProps {
  readonly title: string;
  readonly settings: MatchSettings; // of the first match; another is played with what is chosen by then
  readonly names: (upright: boolean) => readonly [string, string]; // by seat
  readonly rival?: () => LocalRival; // a new one for each match; none: two people
  readonly character?: CharacterId; // who that is
  readonly intro?: ComponentChildren; // before the first serve, instead of the keys of two
  readonly end?: LocalEnd; // where the way out leads; home unless told
  readonly keeper?: MatchKeeper; // unless told, two people's match is kept by the tab, and one against a computer player not at all
  readonly bout?: LocalBout; // of a tournament: played once, with the settings given
}

export interface LocalBout {
  readonly note: string | null; // who plays next
  readonly onOver: (winner: Seat, score: readonly [number, number]) => void; // as soon as it is
  readonly onward: LocalEnd; // after it
}

interface Current {
  readonly match: LocalMatch;
  readonly watcher: FactsWatcher | null;
  readonly frame: CanvasFrame;
}

function scoreOf({ score: [left = 0, right = 0] }: World): readonly [number, number] {
  return [left, right];
}

export function LocalMatchFrame(props: LocalMatchFrameProps) {
  const { title, settings, names: namesOf, rival, character, intro, end, bout } = props;
  const strings = t.value.match;
  const keeper = props.keeper ?? (rival ? null : TAB_KEEPER);
  const kept = useMemo(() => keeper?.read() ?? null, []);
  const phase = useSignal<LocalPhase>({ phase: kept ? "paused" : "ready" });
  const score = useSignal<readonly [number, number]>(kept ? scoreOf(kept.world) : [0, 0]);
  const spoken = useSignal("");
  const upright = useSignal(false);
  const moved = useSignal(false);
  const hasLeft = useRef(false); // by the way out, not by a swipe back
  const surface = useRef<HTMLDivElement>(null);
  const layout = useRef<Layout | null>(null);
  const begin = (chosen: MatchSettings) => {
    const match = new LocalMatch(chosen, freshSeed, ...(rival ? [rival()] : []));
    const watcher = new FactsWatcher();
    match.onTick = (world) => watcher.watch(world);
    return { match, watcher, frame: createCanvasFrame(match.rules, !rival) };
  };
  const goOn = ({ settings: chosen, world }: KeptMatch) => {
    const match = LocalMatch.resume(chosen, world, freshSeed, ...(rival ? [rival()] : []));
    return { match, watcher: null, frame: createCanvasFrame(match.rules, !rival) }; // what was played before is not known
  };
  const current = useRef<Current>(useMemo(() => (kept ? goOn(kept) : begin(settings)), []));
  const notes = useRef(new Notes());
  const keep = () => {
    const { match } = current.current;
    if (phase.peek().phase === "playing" || phase.peek().phase === "paused")
      keeper?.keep({ settings: match.rules.settings, world: match.world });
  };

  const start = () => {
    phase.value = { phase: "playing" };
    spoken.value = t.value.match.spoken.countdown;
  };
  const startAnew = () => {
    current.current = begin(bout ? settings : matchOptions.value);
    score.value = [0, 0];
    for (const seat of SEATS)
      if (seat === 0 || !rival) current.current.match.press(seat, steering.current?.move(seat) ?? 0); // held already
    start();
  };
  const pause = () => {
    if (phase.value.phase !== "playing") return;
    current.current.match.pause();
    phase.value = { phase: "paused" };
    spoken.value = "";
    keep();
  };

  const steering = useSteering(surface, {
    players: () => (rival ? { kind: "one", seat: 0 } : { kind: "two" }),
    layout: () => layout.current,
    playing: () => phase.value.phase !== "finished" && phase.value.phase !== "paused",
    paddleAt: (seat) => current.current.match.world.paddles[seat]?.center ?? 0,
    paddleLength: () => current.current.frame.paddleLengths[0] ?? 0,
    steer: (seat, move) => {
      if (move !== 0 && phase.value.phase === "playing") moved.value = true;
      if (move !== 0 && phase.value.phase === "ready") startAnew(); // any of their keys says that they are there
      else current.current.match.press(seat, move);
    },
  });

  const draw = useCallback((nowMs: number) => {
    const { match, frame } = current.current;
    steering.current?.frame();
    if (phase.value.phase === "playing") {
      const events = match.advance(nowMs);
      if (layout.current) soundEvents(events, layout.current);
      for (const event of events) {
        if (event.kind === "take") tellTaken(event.seat, event.powerUp, nowMs);
      }
      if (events.some(({ kind }) => kind === "point")) scored(match);
    }
    match.show(frame);
    if (phase.value.phase !== "playing") frame.count = null;
    frame.marks = notes.current.at(nowMs);
    const shown = phase.value.phase;
    frame.score = shown === "ready" || shown === "finished" ? null : score.value;
    return frame;
  }, []);

  const tellTaken = (seat: Seat, powerUp: PowerUpKind, nowMs: number) => {
    const { match, options } = t.value;
    notes.current.write(seat, options.power[powerUp].name, nowMs);
    spoken.value = match.spoken.took({ name: namesOf(upright.value)[seat], powerUp: options.power[powerUp].name });
  };

  const scored = ({ world }: LocalMatch) => {
    const facts = current.current.watcher?.facts() ?? null;
    const { spoken: say } = t.value.match;
    const [left, right] = namesOf(upright.value);
    const [leftScore, rightScore] = scoreOf(world);
    score.value = [leftScore, rightScore];
    keep();
    spoken.value = say.score({ left, right, leftScore, rightScore });
    if (world.winner === -1) return;
    phase.value = { phase: "finished", winner: world.winner, facts };
    keeper?.forget();
    bout?.onOver(world.winner, score.value);
    spoken.value = say.finished({ winner: world.winner === 0 ? left : right });
  };

  useEffect(() => {
    void learnLayout();
    const hide = () => document.hidden && pause();
    const key = (event: KeyboardEvent) => {
      if (event.repeat || (codeOf(event) !== "Escape" && !isPauseKey(event))) return;
      if (phase.value.phase === "paused") start();
      else pause();
    };
    document.addEventListener("visibilitychange", hide);
    addEventListener("pagehide", keep); // a reload
    addEventListener("keydown", key);
    return () => {
      document.removeEventListener("visibilitychange", hide);
      removeEventListener("pagehide", keep);
      removeEventListener("keydown", key);
      if (hasLeft.current) keeper?.forget();
      else keep();
    };
  }, []);

  useWakeLock();

  const mirrored = isMirrored(rival ? 0 : null, preferences.value.side);
  const layOutLocal = useCallback(
    (width: number, height: number) => {
      const next = layOut(width, height, 0, !rival, mirrored);
      upright.value = next.bottom !== null;
      return next;
    },
    [mirrored],
  );
  const names = namesOf(upright.value);
  const [left, right] = score.value;
  return (
    <MatchFrame
      title={title}
      tab={phase.value.phase === "ready" ? title : `${left} : ${right} · ${title}`}
      shared={!rival}
      label={strings.field({ left: names[0], right: names[1], leftScore: left, rightScore: right })}
      spoken={spoken.value}
      surface={surface}
      layout={layout}
      layOut={layOutLocal}
      frame={draw}
      names={[<Name seat={0} name={names[0]} />, <Name seat={1} name={names[1]} player={character} />]}
      {...(bout?.note && { status: <Changing>{bout.note}</Changing> })}
      tools={
        <button type="button" class="arena-button" onClick={pause} disabled={phase.value.phase !== "playing"}>
          {strings.local.pause}
        </button>
      }
    >
      {phase.value.phase === "playing" && (rival || touch.value) && <KeyHint seat={0} moved={moved} />}
      {phase.value.phase === "playing" && !rival && touch.value && <KeyHint seat={1} moved={moved} />}
      <LocalPanels
        title={title}
        phase={phase.value}
        score={score.value}
        names={names}
        alone={rival !== undefined}
        intro={intro}
        {...(end && { end })}
        {...(bout && { onward: bout.onward, note: bout.note })}
        onLeave={() => (hasLeft.current = true)}
        onGoOn={start}
        onStartAnew={startAnew}
      />
    </MatchFrame>
  );
}
