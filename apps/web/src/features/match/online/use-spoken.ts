// What a screen reader is told while the canvas moves: the score, and what stage the match is at.
import { type ReadonlySignal, useComputed } from "@preact/signals";
import { t } from "../../../i18n/index.ts";
import { nameOf } from "../parts/names.tsx";
import type { MatchModel } from "./match-model.ts";

export function useSpoken(model: MatchModel): ReadonlySignal<string> {
  return useComputed(() => {
    const { match } = t.value;
    const { spoken, connection } = match;
    const room = model.room.value;
    if (!room) return "";
    const [left, right] = model.score.value;
    const { state } = room;
    switch (state.phase) {
      case "waiting":
      case "aborted":
        return ""; // the panel takes the focus and is read by itself
      case "finished":
        return spoken.finished({ winner: nameOf(room, state.result.winner) });
      case "countdown":
      case "rally":
      case "between":
      case "paused":
        if (model.cutOff.value) return connection.lostTitle;
        if (state.phase === "countdown") return spoken.countdown;
        if (model.held.value) return match.held;
        if (state.phase === "paused") return spoken.paused;
        if (model.taken.value) {
          const { seat, powerUp } = model.taken.value;
          return spoken.took({ name: nameOf(room, seat), powerUp: t.value.options.power[powerUp].name });
        }
        if (left + right === 0) return spoken.play;
        return spoken.score({ left: nameOf(room, 0), right: nameOf(room, 1), leftScore: left, rightScore: right });
    }
  });
}
