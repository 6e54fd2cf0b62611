import { useSignal } from "@preact/signals";
// Two at one keyboard, or with a thumb at each end of one phone. Nothing of it leaves this machine.
import { type MatchSettings, SEATS } from "@transcendence/game";
import { useLocation } from "preact-iso";
import { useCallback, useEffect, useMemo, useRef } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { touch } from "../state/appearance.ts";
import { learnLayout } from "../state/key-labels.ts";
import { isClassic, matchOptions, readSettings } from "../state/match-options.ts";
import { Arena } from "./arena.tsx";
import { type Layout, layOut, panAt } from "./layout.ts";
import { LocalMatch } from "./local-match.ts";
import { LocalPanels, type LocalPhase } from "./local-panels.tsx";
import { Name } from "./names.tsx";
import { createScene } from "./scene.ts";
import { play } from "./sound.ts";
import { useSteering } from "./use-match-input.ts";
import { useWakeLock } from "./use-wake-lock.ts";

const freshSeed = () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;

function begin(settings: MatchSettings) {
  const match = new LocalMatch(settings, freshSeed);
  return { match, scene: createScene(match.rules.paddleLength) };
}

/** On a phone held upright, the left end is the lower one. */
function sideNames(upright: boolean): readonly [string, string] {
  const { left, right, bottom, top } = t.value.match;
  return upright ? [bottom, top] : [left, right];
}

export function LocalPage() {
  const strings = t.value.match;
  const { query } = useLocation();
  const phase = useSignal<LocalPhase>({ phase: "ready" });
  const score = useSignal<readonly [number, number]>([0, 0]);
  const spoken = useSignal("");
  const upright = useSignal(false);
  const surface = useRef<HTMLDivElement>(null);
  const layout = useRef<Layout | null>(null);
  const current = useRef(useMemo(() => begin(readSettings(query)), []));

  const start = () => {
    phase.value = { phase: "playing" };
    spoken.value = t.value.match.spoken.countdown;
  };
  const startAnew = () => {
    current.current = begin(matchOptions.value);
    score.value = [0, 0];
    for (const seat of SEATS) current.current.match.press(seat, steering.current?.move(seat) ?? 0); // held already
    start();
  };
  const pause = () => {
    if (phase.value.phase !== "playing") return;
    current.current.match.pause();
    phase.value = { phase: "paused" };
    spoken.value = "";
  };

  const steering = useSteering(surface, {
    players: () => ({ kind: "two" }),
    layout: () => layout.current,
    playing: () => phase.value.phase !== "finished" && phase.value.phase !== "paused",
    paddleAt: (seat) => current.current.match.world.paddles[seat]?.center ?? 0,
    paddleLength: () => current.current.match.rules.paddleLength,
    steer: (seat, move) => {
      if (move !== 0 && phase.value.phase === "ready") startAnew(); // any of their keys says that they are there
      else current.current.match.press(seat, move);
    },
  });

  const frame = useCallback((nowMs: number) => {
    const { match, scene } = current.current;
    steering.current?.frame();
    if (phase.value.phase === "playing") {
      const happenings = match.advance(nowMs);
      for (const { sound, x, y } of happenings) if (layout.current) play(sound, panAt(layout.current, x, y));
      if (happenings.some(({ sound }) => sound === "point")) scored(match);
    }
    match.show(scene);
    if (phase.value.phase !== "playing") scene.count = null;
    const { phase: stage } = phase.value;
    scene.score = stage === "ready" || stage === "finished" ? null : score.value;
    return scene;
  }, []);

  const scored = ({ world }: LocalMatch) => {
    const { spoken: say } = t.value.match;
    const [left, right] = sideNames(upright.value);
    const [leftScore = 0, rightScore = 0] = world.score;
    score.value = [leftScore, rightScore];
    spoken.value = say.score(left, right, leftScore, rightScore);
    if (world.winner === -1) return;
    phase.value = { phase: "finished", winner: world.winner };
    spoken.value = say.finished(world.winner === 0 ? left : right);
  };

  useEffect(() => {
    const asked = readSettings(query);
    if (!isClassic(asked)) matchOptions.value = asked;
    void learnLayout();
  }, []);

  useEffect(() => {
    const hide = () => document.hidden && pause();
    const key = (event: KeyboardEvent) => {
      if (event.repeat || (event.code !== "Escape" && event.code !== "KeyP")) return;
      if (phase.value.phase === "paused") start();
      else pause();
    };
    document.addEventListener("visibilitychange", hide);
    addEventListener("keydown", key);
    return () => {
      document.removeEventListener("visibilitychange", hide);
      removeEventListener("keydown", key);
    };
  }, []);

  useWakeLock();

  const layOutLocal = useCallback((width: number, height: number) => {
    const next = layOut(width, height, 0);
    upright.value = next.bottom !== null;
    return next;
  }, []);
  const names = sideNames(upright.value);
  const [left, right] = score.value;
  return (
    <Arena
      title={touch.value ? strings.local.titleTouch : strings.local.title}
      label={strings.field(names[0], names[1], left, right)}
      spoken={spoken.value}
      surface={surface}
      layout={layout}
      layOut={layOutLocal}
      frame={frame}
      names={[<Name seat={0} name={names[0]} />, <Name seat={1} name={names[1]} />]}
      tools={
        <button type="button" class="arena-button" onClick={pause} disabled={phase.value.phase !== "playing"}>
          {strings.local.pause}
        </button>
      }
    >
      <LocalPanels phase={phase.value} score={score.value} names={names} onGoOn={start} onStartAnew={startAnew} />
    </Arena>
  );
}
