// The result, from the room or, when the room has gone, from the records.
import {
  type CharacterId,
  type MatchFacts,
  type MatchSettings,
  type Seat,
  TICKS_PER_SECOND,
} from "@transcendence/game";
import type { MatchResult, Player } from "@transcendence/protocol";
import type { ComponentChildren } from "preact";
import { usePlay } from "../../../data/use-play.ts";
import { t } from "../../../i18n/index.ts";
import { Avatar } from "../../../people/avatar.tsx";
import { PersonName } from "../../../people/person-name.tsx";
import { toast } from "../../../state/toasts.ts";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { Changing } from "../../../ui/changing.tsx";
import { ScorePair } from "../../../ui/score.tsx";
import { matchLink, share } from "../../../ui/share.ts";
import { optionsText } from "../../match-options/options-text.ts";
import { clockText, FactsList } from "../facts/facts-list.tsx";
import { Panel } from "../parts/panel.tsx";
import { SignUpOffer } from "./sign-up-offer.tsx";

interface FinishedProps {
  readonly id: string;
  readonly settings: MatchSettings;
  readonly result: MatchResult;
  readonly names: readonly [string, string];
  readonly players: readonly [Player | null, Player | null]; // null: deleted since
  readonly you: Seat | null;
  readonly facts: MatchFacts | null;
  readonly computer?: CharacterId | null; // whom I played, if it was one
  readonly ratings?: ComponentChildren; // what the match did to both
  readonly rematch?: ComponentChildren; // what is said about one
  readonly primary?: ComponentChildren; // the one thing to press
  readonly isOfTournament?: boolean; // which has the next match for them, if there is one
  readonly focusKey?: string;
}

export function FinishedPanel({
  id,
  settings,
  result,
  names,
  players,
  you,
  facts,
  computer,
  ratings,
  rematch,
  primary,
  isOfTournament = false,
  focusKey,
}: FinishedProps) {
  const { finished, home } = t.value.match;
  const { winner, outcome, score, durationMs } = result;
  const loser = names[winner === 0 ? 1 : 0];
  const reason = outcome === "won" ? "" : finished.outcome[outcome]({ name: loser });
  const shareResult = async () => {
    const shared = await share(
      finished.shareText({ left: names[0], right: names[1], leftScore: score[0], rightScore: score[1] }),
      matchLink(id),
    );
    if (shared === "copied") toast(finished.linkCopied);
    if (shared === "failed") toast(finished.linkNotCopied({ link: matchLink(id) }), "problem");
  };
  return (
    <Panel
      title={
        winner === you
          ? computer
            ? finished.beaten({ name: loser })
            : finished.wonYou
          : finished.won({ name: names[winner] })
      }
      {...(focusKey !== undefined && { focusKey })}
      actions={
        <>
          {primary}
          {!isOfTournament && !(primary && computer) && (
            <NewMatch settings={settings} computer={computer ?? null} primary={!primary} />
          )}
          {you !== null && <SignUpOffer label={finished.signUp} />}
          <div class="panel-row">
            <Button variant="quiet" onClick={() => void shareResult()}>
              {finished.share}
            </Button>
            <LinkButton variant="quiet" href="/">
              {home}
            </LinkButton>
          </div>
        </>
      }
    >
      <div class="result-players">
        {players.map((player, seat) => (
          <span key={seat}>
            {player && <Avatar player={player} size={40} />}
            {player ? <PersonName player={player} /> : names[seat]}
          </span>
        ))}
      </div>
      <ScorePair
        left={score[0]}
        right={score[1]}
        size="large"
        label={t.value.common.scoreOf({ left: score[0], right: score[1] })}
      />
      <p>
        {reason} {finished.minutes({ time: clockText((durationMs * TICKS_PER_SECOND) / 1000) })}
      </p>
      <p class="result-options">
        <Changing>{optionsText(settings)}</Changing>
      </p>
      <FactsList facts={facts} winner={winner} you={you} names={names} />
      {ratings}
      <output>{rematch}</output>
    </Panel>
  );
}

interface NewMatchProps {
  readonly settings: MatchSettings;
  readonly computer: CharacterId | null;
  readonly primary: boolean;
}

/** Another match with the same settings, against the same computer player or whoever opens its link. */
function NewMatch({ settings, computer, primary }: NewMatchProps) {
  const play = usePlay();
  return (
    <Button
      variant={primary ? "primary" : "plain"}
      large={primary}
      busy={play.running.value !== null}
      onClick={() => void play.run(settings, computer)}
    >
      {t.value.match.newMatch}
    </Button>
  );
}
