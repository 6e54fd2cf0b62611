// How far a tournament is, in a few words, for pages that only show it.
import type { TournamentView } from "@transcendence/protocol";
import { standings } from "@transcendence/tournament";
import { tt } from "../../../i18n/tournament/index.ts";
import { clock, useSeconds } from "../time.ts";
import { nameOf, type TournamentModel } from "../tournament-model.ts";

export function Phase({ model, view }: { readonly model: TournamentModel; readonly view: TournamentView }) {
  const { tournaments } = tt.value;
  const { phase, startsAtMs, endsAtMs, paused } = view;
  useSeconds(phase === "registration" || (phase === "running" && endsAtMs !== null));
  const text = (() => {
    if (phase === "registration")
      return startsAtMs === null
        ? tournaments.whenFull
        : tournaments.startsIn({ time: clock(startsAtMs - model.roomNow()) });
    if (phase === "running" && view.state?.closed === true) return tournaments.arena.timeUp;
    if (phase === "running" && endsAtMs !== null)
      return tournaments.endsIn({ time: clock(endsAtMs - model.roomNow()) });
    return paused ? tournaments.now.paused : tournaments.phases[phase];
  })();
  return <span key={text}>{text}</span>;
}

/** Null: nobody yet. */
export function winnerName({ phase, state, entries }: TournamentView): string | null {
  if (phase !== "finished" || state === null) return null;
  const first = standings(state)[0];
  if (first === undefined) return null;
  return nameOf(
    entries.find(({ id }) => id === first.id),
    tt.value.tournaments.former,
  );
}
