// A match with a computer player while somebody is looked for: the search goes on, and who is found is offered, not forced.
import type { CharacterId, MatchSettings } from "@transcendence/game";
import { t } from "../../i18n/index.ts";
import { Practice } from "../practice/practice.tsx";
import { FoundDialog } from "./found-dialog.tsx";

interface MeanwhileProps {
  readonly character: CharacterId;
  readonly settings: MatchSettings;
  readonly onEnd: () => void; // back to waiting
  readonly onPlay: (match: string) => void;
}

export function Meanwhile({ character, settings, onEnd, onPlay }: MeanwhileProps) {
  return (
    <>
      <Practice
        character={character}
        settings={settings}
        note={t.value.lobby.meanwhileText}
        end={{ label: t.value.computers.backToWaiting, onEnd }}
      />
      <FoundDialog onPlay={onPlay} />
    </>
  );
}
