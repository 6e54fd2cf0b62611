// Going away from a running match by the browser's Back asks first. Closing the tab doesn't: the match waits for a while.
import { useEffect, useRef } from "preact/hooks";
import { guardNavigation } from "../../../state/navigation.ts";

/**
 * Calls `onLeave` instead of going back, as long as `guarded` says so. The address has changed already when a page hears of
 * Back, so it is put back: the entry that was left is the next one, and pushing the same address takes its place.
 * Returns how to go back after all.
 */
export function useLeaveGuard(guarded: () => boolean, onLeave: () => void): () => void {
  const here = useRef(location.href);
  const latest = useRef({ guarded, onLeave });
  latest.current = { guarded, onLeave };
  useEffect(() => {
    guardNavigation(() => {
      if (!latest.current.guarded() || location.href === here.current) return false;
      history.pushState(null, "", here.current);
      latest.current.onLeave();
      return true;
    });
    return () => guardNavigation(null);
  }, []);
  return () => {
    guardNavigation(null);
    history.back();
  };
}
