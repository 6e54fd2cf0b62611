// A part of a leaderboard.
import type { LeaderboardRow } from "@transcendence/protocol";
import { at } from "../../i18n/account/index.ts";
import { formatNumber } from "../../i18n/index.ts";
import { Avatar } from "../../people/avatar.tsx";
import { Country } from "../../people/country.tsx";
import { PersonName } from "../../people/person-name.tsx";

interface BoardTableProps {
  readonly caption: string; // read out, not shown
  readonly rows: readonly LeaderboardRow[];
  readonly me: string | undefined;
}

export function BoardTable({ caption, rows, me }: BoardTableProps) {
  const { leaderboards: words } = at.value;
  return (
    <table class="table board">
      <caption class="hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.rank}</th>
          <th scope="col">{words.player}</th>
          <th scope="col">{words.rating}</th>
          <th scope="col" class="board-matches">
            {words.matches}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ rank, player, country, rating, matches }) => (
          <tr key={player.id} class={player.id === me ? "board-me" : undefined}>
            <td>{formatNumber(rank)}</td>
            <th scope="row">
              <span class="board-player">
                <Avatar player={player} />
                <PersonName player={player} />
                {country !== null && (
                  <span class="board-country">
                    <Country code={country} />
                  </span>
                )}
              </span>
            </th>
            <td>{rating}</td>
            <td class="board-matches">{formatNumber(matches)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
