// One match on the large board: its field as it is played, without the page around it.
import { useSignal } from "@preact/signals";
import type { LiveMatch } from "@transcendence/protocol";
import { session } from "../../data/session.ts";
import { t } from "../../i18n/index.ts";
import { wt } from "../../i18n/watch/index.ts";
import { reducedMotion } from "../../state/appearance.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { ScorePair } from "../../ui/score.tsx";
import { About, Side } from "../lobby/here-and-now.tsx";
import { LiveField } from "./live-field.tsx";
import { isMine } from "./programme.ts";

interface BoardProps {
  readonly match: LiveMatch;
  readonly over: boolean;
}

/**
 * Live at once for whoever is somebody. Whoever is nobody yet, and whoever asked for little motion, says so first: to watch, one
 * becomes a guest. One's own match is never opened here, which would take it away from the page where it is played.
 */
export function Board({ match, over }: BoardProps) {
  const words = wt.value;
  const asked = useSignal(false);
  const who = session.value;
  const me = who.state === "known" ? who.me : null;
  const mine = isMine(match, me?.id);
  const isLive = !mine && (asked.value || (me !== null && !reducedMotion.value));
  const [left, right] = match.players;
  return (
    <article class="watch-board" aria-label={words.shown({ left: left.player.name, right: right.player.name })}>
      <div class="watch-names">
        <Side of={left} linked />
        <Side of={right} linked />
      </div>
      <div class="watch-field">{isLive ? <LiveField id={match.id} lost={words.lost} /> : <Still match={match} />}</div>
      <About match={match} linked />
      {over && <output>{words.over}</output>}
      {mine && <p>{words.mine}</p>}
      <div class="watch-actions">
        {!mine && !isLive && <Button onClick={() => (asked.value = true)}>{words.start}</Button>}
        <LinkButton href={`/match/${match.id}`}>{mine ? words.goOn : words.open}</LinkButton>
      </div>
    </article>
  );
}

function Still({ match: { score } }: { readonly match: LiveMatch }) {
  const [left, right] = score;
  return <ScorePair left={left} right={right} size="large" label={t.value.common.scoreOf({ left, right })} />;
}
