// Whoever made the match need not press anything once the friend has: a few seconds to look up, then it begins.
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

const COUNT = 5;

/** Counts down while the page is in view, and then says that its player is ready. Null: nothing is to be said. */
export function useAutoStart(isDue: boolean, beReady: () => void): number | null {
  const left = useSignal(COUNT);
  useEffect(() => {
    if (!isDue) return;
    left.value = COUNT;
    const timer = setInterval(() => {
      if (document.hidden) left.value = COUNT;
      else if (left.value > 1) left.value -= 1;
      else beReady(); // again, should a broken line have lost it
    }, 1000);
    return () => clearInterval(timer);
  }, [isDue]);
  return isDue ? left.value : null;
}
