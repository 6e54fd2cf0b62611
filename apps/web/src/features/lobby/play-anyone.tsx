// Play anyone: one press, and the lobby finds an opponent. While it looks, the page says for how long, and offers to pass the time.
import { useSignal } from "@preact/signals";
import type { CharacterId, RatedKind } from "@transcendence/game";
import { useEffect } from "preact/hooks";
import { errorText } from "../../data/api.ts";
import { t } from "../../i18n/index.ts";
import { computerName } from "../../people/computers.ts";
import { preferences } from "../../state/preferences.ts";
import { Button } from "../../ui/button.tsx";
import { cancel, search, type Search, seek } from "./lobby.ts";
import "./lobby.css";

const PATIENCE_MS = 20_000;

interface PlayAnyoneProps {
  readonly onMeanwhile: (computer: CharacterId) => void;
}

export function PlayAnyone({ onMeanwhile }: PlayAnyoneProps) {
  const current = search.value;
  if (current.state === "searching") return <Searching search={current} onMeanwhile={onMeanwhile} />;
  return <Choice reason={reasonText(current)} />;
}

function reasonText({ reason, error }: Extract<Search, { state: "idle" }>): string | null {
  if (error !== null) return errorText(error);
  return reason === null || reason === "cancelled" ? null : t.value.lobby.reasons[reason];
}

function Choice({ reason }: { readonly reason: string | null }) {
  const { lobby } = t.value;
  const begin = (kind: RatedKind) => seek({ kind, rated: false });
  return (
    <>
      <div class="play-anyone">
        <Button variant="primary" large onClick={() => begin("quick")}>
          {lobby.play}
        </Button>
        <Button large onClick={() => begin("classic")}>
          {lobby.classic}
        </Button>
      </div>
      <p>{lobby.text}</p>
      {reason !== null && <p role="alert">{reason}</p>}
    </>
  );
}

interface SearchingProps extends PlayAnyoneProps {
  readonly search: Extract<Search, { state: "searching" }>;
}

function Searching({ search: { wish, sinceMs, heldMs }, onMeanwhile }: SearchingProps) {
  const { lobby, computers } = t.value;
  const nowMs = useNow();
  const waitedMs = sinceMs === null ? 0 : Math.max(0, nowMs - sinceMs);
  const held = Math.ceil((heldMs - nowMs) / 1000);
  const { computer } = preferences.value;
  return (
    <>
      <div class="searching">
        <output>{wish.kind === "quick" ? lobby.searchingQuick : lobby.searchingClassic}</output>
        <p class="searching-time" role="timer" aria-label={lobby.waited}>
          <span key={clock(waitedMs)}>{clock(waitedMs)}</span>
        </p>
      </div>
      {held > 0 && <p key={held}>{lobby.held({ seconds: held })}</p>}
      <div class="play-anyone">
        <Button large onClick={cancel}>
          {t.value.common.cancel}
        </Button>
        {waitedMs >= PATIENCE_MS && (
          <Button large onClick={() => onMeanwhile(computer)}>
            {computers.meanwhile({ name: computerName(computer) })}
          </Button>
        )}
      </div>
    </>
  );
}

/** The time, once a second. */
function useNow(): number {
  const now = useSignal(performance.now());
  useEffect(() => {
    const timer = setInterval(() => (now.value = performance.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(now.value, 0);
}

function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
