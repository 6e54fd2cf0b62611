// Keeps the screen on while a match is shown: with a gamepad, or watching, nobody touches it for minutes.
import { useEffect } from "preact/hooks";

export function useWakeLock(): void {
  useEffect(() => {
    let gone = false;
    let lock: WakeLockSentinel | null = null;
    const ask = async () => {
      if (document.hidden || !("wakeLock" in navigator)) return;
      try {
        const granted = await navigator.wakeLock.request("screen");
        if (gone) await granted.release();
        else lock = granted;
      } catch {
        // a low battery, or not allowed: the screen may go dark
      }
    };
    const askAgain = () => void ask(); // the browser takes the lock back whenever the page is hidden
    askAgain();
    document.addEventListener("visibilitychange", askAgain);
    return () => {
      gone = true;
      document.removeEventListener("visibilitychange", askAgain);
      void lock?.release();
    };
  }, []);
}
