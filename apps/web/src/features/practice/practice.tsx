// One person against a computer player that thinks in the page: no arena is needed, and nothing is kept.
import type { CharacterId, MatchSettings } from "@transcendence/game";
import { t } from "../../i18n/index.ts";
import { computerName } from "../../people/computers.ts";
import { LocalMatchFrame } from "../match/local/local-match-frame.tsx";
import type { LocalEnd } from "../match/local/local-panels.tsx";
import { createRival } from "../match/local/rival.ts";
import { controlsText } from "../match/parts/controls-text.ts";

export interface PracticeProps {
  readonly character: CharacterId;
  readonly settings: MatchSettings;
  readonly note?: string; // instead of what practice is
  readonly end?: LocalEnd;
}

export function Practice({ character, settings, note, end }: PracticeProps) {
  const { computers, match } = t.value;
  const name = computerName(character);
  return (
    <LocalMatchFrame
      title={computers.practiceTitle({ name })}
      settings={settings}
      names={() => [match.you, name]}
      character={character}
      rival={() => createRival(character)}
      intro={
        <p>
          {note ?? computers.practiceText} {controlsText()}
        </p>
      }
      {...(end && { end })}
    />
  );
}
