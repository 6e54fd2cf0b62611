// The matches that can be watched.
import type { LiveMatch } from "@transcendence/protocol";
import { t } from "../../i18n/index.ts";
import { PersonName } from "../../people/person-name.tsx";
import { Rating } from "../../people/rating.tsx";
import { news } from "./lobby.ts";
import "./lobby.css";

export function LiveMatches() {
  const { lobby } = t.value;
  const live = news.value?.live ?? [];
  if (live.length === 0) return null;
  return (
    <section class="live-matches" aria-labelledby="live-matches">
      <h2 id="live-matches">
        <a href="/live">{lobby.live}</a>
      </h2>
      <ul>
        {live.map((match) => (
          <LiveRow key={match.id} match={match} />
        ))}
      </ul>
    </section>
  );
}

function LiveRow({ match }: { readonly match: LiveMatch }) {
  const [left, right] = match.players;
  const points = `${match.score[0]} : ${match.score[1]}`;
  return (
    <li>
      <a href={`/match/${match.id}`}>
        <span class="live-players">
          <Side of={left} />
          <span class="live-score" key={points}>
            {points}
          </span>
          <Side of={right} />
        </span>
        <About match={match} />
      </a>
    </li>
  );
}

interface AboutProps {
  readonly match: LiveMatch;
  readonly linked?: boolean; // where it is not part of a link or button
}

/** What is played, in which tournament, and before how many. */
export function About({ match: { kind, rated, spectators, tournament }, linked = false }: AboutProps) {
  const { lobby, options } = t.value;
  const parts = [
    kind === null ? lobby.own : lobby.kinds[kind],
    rated ? options.rated : null,
    spectators > 0 ? lobby.spectators({ count: spectators }) : null,
  ];
  const text = parts.filter((part) => part !== null).join(" · ");
  return (
    <span class="live-about" key={text}>
      {tournament !== undefined && (
        <>
          {linked ? <a href={`/tournaments/${tournament.id}`}>{tournament.title}</a> : tournament.title}
          {" · "}
        </>
      )}
      {text}
    </span>
  );
}

interface SideProps {
  readonly of: LiveMatch["players"][0];
  readonly linked?: boolean; // where it is not part of a link or button
}

/** A name with its rating. */
export function Side({ of: { player, rating }, linked = false }: SideProps) {
  return (
    <span key={player.name} translate={false}>
      {linked ? <PersonName player={player} /> : player.name}
      {rating !== null && (
        <small>
          {" "}
          <Rating of={rating} />
        </small>
      )}
    </span>
  );
}
