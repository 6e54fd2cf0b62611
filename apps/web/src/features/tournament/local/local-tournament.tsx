// The page of a tournament on one screen. Nothing of it leaves this device.
import { useSignal } from "@preact/signals";
import type { Pairing } from "@transcendence/tournament";
import { useEffect, useMemo } from "preact/hooks";
import { tt } from "../../../i18n/tournament/index.ts";
import { LocalMatchFrame } from "../../match/local/local-match-frame.tsx";
import { createRival } from "../../match/local/rival.ts";
import { controlsText } from "../../match/parts/controls-text.ts";
import { keeperOf, keepLocalTournament, localTournament, openLocalTournament } from "./kept.ts";
import { decideBout, type LocalPlayer, queueOf, type Running, seatsOf } from "./model.ts";
import { Overview, pairText } from "./overview.tsx";
import { outcomeOf } from "./play-out.ts";
import { Setup } from "./setup.tsx";

interface Bout {
  readonly pairing: Pairing;
  readonly seats: readonly [LocalPlayer, LocalPlayer];
}

export function LocalTournament() {
  const stop = useMemo(openLocalTournament, []); // before anything is drawn
  useEffect(() => stop, []);
  const bout = useSignal<Bout | null>(null);
  const state = localTournament.value;
  if (state.phase === "draft") return <Setup draft={state} />;
  const play = (pairing: Pairing) => {
    const seats = seatsOf(state, pairing);
    if (seats !== null) bout.value = { pairing, seats };
  };
  if (bout.value === null) return <Overview running={state} onPlay={play} />;
  return <Match key={bout.value.pairing.id} running={state} bout={bout.value} onEnd={() => (bout.value = null)} />;
}

interface MatchProps {
  readonly running: Running;
  readonly bout: Bout;
  readonly onEnd: () => void;
}

/** The result is kept as soon as the match is over; the field stays until somebody goes on. */
function Match({ running, bout: { pairing, seats }, onEnd }: MatchProps) {
  const { local } = tt.value;
  const [left, right] = seats;
  const keeper = useMemo(() => keeperOf(pairing.id), []);
  const next = queueOf(running).find(({ id }) => id !== pairing.id);
  const note = next ? `${local.next}: ${pairText(running, next)}` : null;
  const character = right.character;
  return (
    <LocalMatchFrame
      title={local.against({ left: left.name, right: right.name })}
      settings={running.settings}
      names={() => [left.name, right.name]}
      keeper={keeper}
      {...(character !== null && {
        character,
        rival: () => createRival(character),
        intro: <p>{controlsText()}</p>,
      })}
      end={{ label: local.overview, onEnd }}
      bout={{
        note,
        onOver: (winner, score) => {
          const now = localTournament.peek(); // another window may have decided others meanwhile
          if (now.phase !== "running") return;
          const decided = decideBout(now, pairing.id, outcomeOf(pairing, seats, winner, score));
          if (decided !== null) keepLocalTournament(decided);
        },
        onward: { label: local.onward, onEnd },
      }}
    />
  );
}
