// Where I stand: my rank with those around me, or what it takes to be listed.
import type { MyPlace as Place } from "@transcendence/protocol";
import { useQuery } from "../../data/query.ts";
import { session } from "../../data/session.ts";
import { Answer } from "../../data/states.tsx";
import { at } from "../../i18n/account/index.ts";
import { formatNumber } from "../../i18n/index.ts";
import { ratingText } from "../../people/rating.tsx";
import { BoardTable } from "./board-table.tsx";
import { type Board, leaderboards } from "./leaderboards-api.ts";

interface MyPlaceProps {
  readonly board: Board;
  readonly isMember: boolean;
}

const SHOWN_ABOVE = 10; // ranks that the first page shows anyway

export function MyPlace({ isMember, board }: MyPlaceProps) {
  if (isMember) return <MembersPlace board={board} />;
  return (
    <p>
      <a href={`/login?back=${encodeURIComponent(location.pathname)}`}>{at.value.leaderboards.signIn}</a>
    </p>
  );
}

function MembersPlace({ board }: Pick<MyPlaceProps, "board">) {
  const { leaderboards: words } = at.value;
  const place = useQuery(() => leaderboards.mine(board));
  const me = session.value.state === "known" ? session.value.me?.id : undefined;
  return (
    <Answer query={place}>
      {(found) => (
        <>
          <p>{placeText(found, board)}</p>
          {found.rank !== null && found.rank > SHOWN_ABOVE && (
            <section>
              <h2>{words.around}</h2>
              <BoardTable caption={words.around} rows={found.rows} me={me} />
            </section>
          )}
        </>
      )}
    </Answer>
  );
}

function placeText({ mine, rank }: Place, { period, among }: Board): string {
  const { leaderboards: words } = at.value;
  if (rank !== null) {
    const place = { rank: formatNumber(rank) };
    return among === "friends" ? words.myRankAmongFriends(place) : words.myRank(place);
  }
  if (mine === null) return words.never;
  if (period === "month" && !mine.provisional) return words.notListedMonth;
  return words.notListed({ rating: ratingText(mine), count: mine.matches });
}
