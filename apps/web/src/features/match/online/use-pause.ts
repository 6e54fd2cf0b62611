// Against a computer player nobody else waits: the match stands still while a dialog is open, with P, and when the page is hidden.
import { type ReadonlySignal, useSignalEffect } from "@preact/signals";
import { isPausedByMe, isLive, mayPause } from "@transcendence/client/match";
import { useEffect, useRef } from "preact/hooks";
import { isPauseKey } from "../input/keys.ts";
import type { MatchModel } from "./match-model.ts";

const OWN_KEYS = "input, select, textarea, [contenteditable]"; // a key pressed in these is theirs

/** `asking`: a dialog of the match is open. */
export function usePause(model: MatchModel, asking: ReadonlySignal<boolean>): void {
  const byDialog = useRef(false);
  const pause = () => {
    const room = model.room.peek();
    if (!room || !mayPause(room) || !isLive(room.state.phase) || isPausedByMe(room)) return false;
    model.say({ type: "pause" });
    return true;
  };
  useSignalEffect(() => {
    if (asking.value) byDialog.current = pause();
    else if (byDialog.current) {
      byDialog.current = false;
      model.say({ type: "resume" });
    }
  });
  useEffect(() => {
    const hide = () => document.hidden && pause();
    const key = (event: KeyboardEvent) => {
      if (event.repeat || asking.peek() || !isPauseKey(event)) return;
      if (event.target instanceof Element && event.target.closest(OWN_KEYS)) return;
      const room = model.room.peek();
      if (room && isPausedByMe(room)) model.say({ type: "resume" });
      else pause();
    };
    document.addEventListener("visibilitychange", hide);
    addEventListener("keydown", key);
    return () => {
      document.removeEventListener("visibilitychange", hide);
      removeEventListener("keydown", key);
    };
  }, []);
}
