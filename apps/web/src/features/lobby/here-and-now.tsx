// How many are here, and the matches that can be watched.
import type { LiveMatch } from "@transcendence/protocol";
import { t } from "../../i18n/index.ts";
import { Rating } from "../../people/rating.tsx";
import { news } from "./lobby.ts";
import "./lobby.css";

/** Below the button: how many people and matches there are. Nothing until it is known. */
export function HereNow() {
  const { lobby } = t.value;
  const known = news.value;
  if (known === null) return <p class="lobby-here" />;
  const { people, matches } = known;
  const text = people <= 1 && matches === 0 ? lobby.nobodyElse : lobby.hereNow({ people, matches });
  return (
    <p class="lobby-here">
      <span key={text}>{text}</span>
    </p>
  );
}

export function LiveMatches() {
  const { lobby } = t.value;
  const live = news.value?.live ?? [];
  if (live.length === 0) return null;
  return (
    <section class="live-matches" aria-labelledby="live-matches">
      <h2 id="live-matches">{lobby.live}</h2>
      <ul>
        {live.map((match) => (
          <LiveRow key={match.id} match={match} />
        ))}
      </ul>
    </section>
  );
}

function LiveRow({ match: { id, players, score, spectators, kind, rated } }: { readonly match: LiveMatch }) {
  const { lobby, options } = t.value;
  const [left, right] = players;
  const points = `${score[0]} : ${score[1]}`;
  return (
    <li>
      <a href={`/match/${id}`}>
        <span class="live-players">
          <Side player={left} />
          <span class="live-score" key={points}>
            {points}
          </span>
          <Side player={right} />
        </span>
        <span class="live-about">
          {kind === null ? lobby.own : lobby.kinds[kind]}
          {rated && ` · ${options.rated}`}
          {spectators > 0 && <span key={spectators}> · {lobby.spectators({ count: spectators })}</span>}
        </span>
      </a>
    </li>
  );
}

function Side({ player: { player, rating } }: { readonly player: LiveMatch["players"][0] }) {
  return (
    <span key={player.name} translate={false}>
      {player.name}
      {rating !== null && (
        <small>
          {" "}
          <Rating of={rating} />
        </small>
      )}
    </span>
  );
}
