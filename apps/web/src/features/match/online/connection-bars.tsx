// How good the line is: three blocks, and the ping in figures; in words for whoever asks.
import { t } from "../../../i18n/index.ts";
import type { Health } from "./match-model.ts";

const MOST_MS = 999; // more says nothing more
const LIT = { good: 3, fair: 2, poor: 1, lost: 0 } as const;

export function ConnectionBars({ health }: { readonly health: Health | null }) {
  const { connection } = t.value.match;
  if (!health) return null;
  const { quality, rttMs } = health;
  const ms = rttMs > MOST_MS ? `${MOST_MS}+` : rttMs;
  const label = quality === "lost" ? connection.labelLost : connection.label({ word: connection[quality], ms });
  return (
    <span class={`bars bars-${quality}`} title={label}>
      <span class="hidden">{label}</span>
      <svg viewBox="0 0 14 12" width="21" height="18" shape-rendering="crispEdges" aria-hidden="true">
        {[0, 1, 2].map((bar) => (
          <rect
            key={bar}
            class={bar < LIT[quality] ? "bar-lit" : "bar-dark"}
            x={bar * 5}
            y={8 - bar * 4}
            width={4}
            height={4 + bar * 4}
          />
        ))}
      </svg>
      {quality !== "lost" && <span aria-hidden="true">{connection.ms({ value: ms })}</span>}
    </span>
  );
}
