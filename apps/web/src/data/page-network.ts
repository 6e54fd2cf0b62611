// What a browser tells its pages of the network, and when one is looked at again.
import type { Network } from "@transcendence/client/match";

export const PAGE_NETWORK: Network = {
  isGone: () => !navigator.onLine,
  follow(onBack, onGone, signal) {
    addEventListener("online", onBack, { signal });
    document.addEventListener("visibilitychange", () => document.hidden || onBack(), { signal });
    addEventListener("offline", onGone, { signal });
  },
};
