// A match in a room, played or watched.
import { type Signal, useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { within } from "@transcendence/client/deadline";
import { isAlone, isForsaken, isPausedByMe, isLive } from "@transcendence/client/match";
import { DEFAULT_SETTINGS, ratedKindOf } from "@transcendence/game";
import { lazy, useLocation, useRoute } from "preact-iso";
import { useCallback, useEffect, useMemo, useRef } from "preact/hooks";
import { errorText } from "../../../data/api.ts";
import { loadSession } from "../../../data/session.ts";
import { t } from "../../../i18n/index.ts";
import { learnLayout } from "../../../state/key-labels.ts";
import { preferences } from "../../../state/preferences.ts";
import { toast } from "../../../state/toasts.ts";
import { lastOpponent, lastWish, seek } from "../../lobby/lobby.ts";
import { optionsText } from "../../match-options/options-text.ts";
import type { PracticeProps } from "../../practice/practice.tsx";
import { isMirrored, type Layout, layOut } from "../canvas/layout.ts";
import { useSteering } from "../input/use-match-input.ts";
import { KeyHint } from "../parts/key-hint.tsx";
import { MatchFrame } from "../parts/match-frame.tsx";
import { nameOf } from "../parts/names.tsx";
import { useWakeLock } from "../parts/use-wake-lock.ts";
import { useLeaveGuard } from "./leave-guard.ts";
import { type Asking, MatchMenu } from "./match-menu.tsx";
import { MatchModel } from "./match-model.ts";
import { MatchPanels } from "./match-panels.tsx";
import { MatchTalk } from "./match-talk.tsx";
import { fieldText, SeatName, Status, tabOf, titleOf } from "./match-words.tsx";
import { usePause } from "./use-pause.ts";
import { useSpoken } from "./use-spoken.ts";

const Practice = lazy(() =>
  within(import("../../practice/practice.tsx"))
    .then((module) => module.Practice)
    .catch(() => NoPractice),
);

/** Its file did not arrive: back to the waiting, which goes on. */
function NoPractice({ end }: Pick<PracticeProps, "end">) {
  useEffect(() => {
    toast(errorText("offline"), "problem");
    end?.onEnd();
  }, []);
  return null;
}

export function MatchPage() {
  const { id = "" } = useRoute().params;
  return <Match key={id} id={id} />; // a rematch is another match: nothing is carried over
}

/** Its room is kept while somebody who waits for a friend plays the computer beside it. */
function Match({ id }: { readonly id: string }) {
  const { route } = useLocation();
  const model = useMemo(() => new MatchModel(id), []);
  const wasOn = useRef(false); // whoever opens an old match looks for nobody
  useEffect(() => () => model.leave(), []);
  useSignalEffect(() => {
    if (model.next.value !== null) route(`/match/${model.next.value}`);
  });
  useSignalEffect(() => {
    if (model.me.value !== null || model.past.value !== null) void loadSession(); // the ticket may have made me a guest
  });
  useSignalEffect(() => {
    const room = model.room.value;
    if (room !== null && room.state.phase !== "aborted") wasOn.current = true;
    if (room === null || !wasOn.current || !isForsaken(room)) return;
    const opponent = lastOpponent.peek() ?? nameOf(room, room.you === 0 ? 1 : 0);
    toast(t.peek().lobby.didNotCome({ name: opponent }));
    seek(lastWish.peek() ?? { kind: ratedKindOf(room.settings) ?? "quick", rated: false });
    route("/");
  });
  useSignalEffect(() => {
    const { room, meanwhile } = model;
    if (meanwhile.value === null || !room.value || isAlone(room.value)) return;
    meanwhile.value = null;
    const rival = room.value.you === 0 ? 1 : 0;
    if (room.value.seats[rival]) toast(t.peek().computers.arrived({ name: nameOf(room.value, rival) }));
  });
  if (model.meanwhile.value === null) return <OnlineMatchFrame model={model} />;
  return (
    <Practice
      character={model.meanwhile.value}
      settings={model.room.peek()?.settings ?? DEFAULT_SETTINGS}
      note={t.value.computers.meanwhileText}
      end={{ label: t.value.computers.backToWaiting, onEnd: () => (model.meanwhile.value = null) }}
    />
  );
}

function OnlineMatchFrame({ model }: { readonly model: MatchModel }) {
  const { route } = useLocation();
  const asking = useSignal<Asking>("nothing");
  const moved = useSignal(false);
  const isAsking = useComputed(() => asking.value !== "nothing");
  const surface = useRef<HTMLDivElement>(null);
  const layout = useRef<Layout | null>(null);
  const spoken = useSpoken(model);
  const leaving = useRef<() => void>(() => route("/"));

  useEffect(() => {
    void learnLayout();
  }, []);

  const isOver = () => model.link.peek().state === "closed"; // for this page: it was taken over, say
  const mayLeave = () => isOver() || model.me.peek() === null || !isLive(model.phase.peek());
  // Without a connection nothing could be said of leaving, and the panel that says so has links of its own: to sign in, say.
  useLeaveGuard(
    (by) => !mayLeave() && (by === "back" || model.link.peek().state === "open"),
    (go) => {
      leaving.current = go;
      asking.value = "leave";
    },
  );
  const leave = () => {
    leaving.current = () => route("/");
    if (mayLeave()) leaving.current();
    else asking.value = "leave";
  };

  const steering = useSteering(surface, {
    players: () => ({ kind: "one", seat: model.me.peek() ?? 0 }),
    layout: () => layout.current,
    playing: () => {
      const phase = model.phase.peek();
      return asking.peek() === "nothing" && model.me.peek() !== null && isLive(phase) && phase !== "paused";
    },
    paddleAt: (seat) => model.paddleAt(seat),
    paddleLength: () => model.paddleLength,
    steer: (_seat, move) => {
      if (move !== 0) moved.value = true;
      model.press(move);
    },
  });
  useSignalEffect(() => {
    if (asking.value !== "nothing") steering.current?.release();
  });

  useEffect(() => {
    const openMenu = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.repeat || asking.peek() !== "nothing") return;
      if (document.querySelector("dialog[open]")) return; // it closes that one
      const room = model.room.peek();
      if (room && isPausedByMe(room)) model.say({ type: "resume" });
      else asking.value = "menu";
    };
    addEventListener("keydown", openMenu);
    return () => removeEventListener("keydown", openMenu);
  }, []);
  usePause(model, isAsking);
  useWakeLock();

  const me = model.me.value;
  const mirrored = isMirrored(me, preferences.value.side);
  const layOutMine = useCallback(
    (width: number, height: number) => layOut(width, height, me ?? 0, false, mirrored),
    [me, mirrored],
  );
  const frame = useCallback((nowMs: number) => {
    steering.current?.frame();
    return model.frame(nowMs, layout.current);
  }, []);

  return (
    <MatchFrame
      title={titleOf(model)}
      tab={tabOf(model)}
      label={fieldText(model)}
      spoken={spoken.value}
      surface={surface}
      layout={layout}
      layOut={layOutMine}
      frame={frame}
      names={[<SeatName model={model} seat={0} />, <SeatName model={model} seat={1} />]}
      tools={
        <>
          <button type="button" class="arena-button" onClick={() => (asking.value = "menu")}>
            {t.value.match.menu}
          </button>
          {model.room.value !== null && me === null && (
            <a class="arena-button arena-home" href="/">
              {t.value.match.home}
            </a>
          )}
          <MatchTalk model={model} />
        </>
      }
      status={<Status model={model} />}
    >
      {me !== null && isLive(model.phase.value) && model.phase.value !== "paused" && (
        <KeyHint seat={me} moved={moved} />
      )}
      <MatchPanels model={model} />
      <Menu model={model} asking={asking} onLeave={leave} onLeft={() => leaving.current()} />
    </MatchFrame>
  );
}

interface MenuProps {
  readonly model: MatchModel;
  readonly asking: Signal<Asking>;
  readonly onLeave: () => void;
  readonly onLeft: () => void;
}

function Menu({ model, asking, onLeave, onLeft }: MenuProps) {
  const seated = model.me.value !== null;
  const phase = model.phase.value;
  const running = seated && isLive(phase);
  const [left, right] = model.score.value;
  const mayAbort = seated && (running || phase === "waiting") && left + right === 0;
  return (
    <MatchMenu
      asking={asking}
      running={running}
      paused={model.room.value !== null && isPausedByMe(model.room.value)}
      options={model.room.value ? optionsText(model.room.value.settings) : ""}
      seated={seated}
      mayAbort={mayAbort}
      mayResign={running && !mayAbort}
      onAbort={() => model.say({ type: "abort" })}
      onResign={() => model.say({ type: "resign" })}
      onLeave={onLeave}
      onLeaveNow={() => {
        model.say({ type: mayAbort ? "abort" : "resign" });
        onLeft();
      }}
    />
  );
}
