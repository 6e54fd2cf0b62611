// The computer players as a ladder: who has won meets the next one up, and the home page remembers it.
import { CHARACTER_IDS, type CharacterId, type MatchSettings } from "@transcendence/game";
import { useEffect } from "preact/hooks";
import { usePlay } from "../../../data/use-play.ts";
import { t } from "../../../i18n/index.ts";
import { computerName } from "../../../people/computers.ts";
import { preferences, setPreference } from "../../../state/preferences.ts";
import { Button } from "../../../ui/button.tsx";

/** Null above the last. */
export function nextAbove(beaten: CharacterId): CharacterId | null {
  return CHARACTER_IDS[CHARACTER_IDS.indexOf(beaten) + 1] ?? null;
}

interface NextOpponentProps {
  readonly beaten: CharacterId;
  readonly next: CharacterId;
  readonly settings: MatchSettings; // of the match just won, and of the next one
}

export function NextOpponent({ beaten, next, settings }: NextOpponentProps) {
  const play = usePlay();
  useEffect(() => {
    if (preferences.peek().computer === beaten) setPreference("computer", next); // else somebody else was chosen since
  }, []);
  return (
    <Button variant="primary" large busy={play.running.value !== null} onClick={() => void play.run(settings, next)}>
      {t.value.match.finished.nextOpponent({ name: computerName(next) })}
    </Button>
  );
}
