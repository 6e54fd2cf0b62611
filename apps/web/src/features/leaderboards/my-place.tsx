// Where I stand: my rank with those around me, or what it takes to be listed.
import type { RatedKind } from "@transcendence/game";
import type { MyPlace as Place, Period } from "@transcendence/protocol";
import { useQuery } from "../../data/query.ts";
import { session } from "../../data/session.ts";
import { Answer } from "../../data/states.tsx";
import { at } from "../../i18n/account/index.ts";
import { formatNumber } from "../../i18n/index.ts";
import { ratingText } from "../../people/rating.tsx";
import { BoardTable } from "./board-table.tsx";
import { leaderboards } from "./leaderboards-api.ts";

interface MyPlaceProps {
  readonly kind: RatedKind;
  readonly period: Period;
  readonly isMember: boolean;
}

const SHOWN_ABOVE = 10; // ranks that the first page shows anyway

export function MyPlace({ isMember, ...board }: MyPlaceProps) {
  if (isMember) return <MembersPlace {...board} />;
  return (
    <p>
      <a href={`/login?back=${encodeURIComponent(location.pathname)}`}>{at.value.leaderboards.signIn}</a>
    </p>
  );
}

function MembersPlace({ kind, period }: Omit<MyPlaceProps, "isMember">) {
  const { leaderboards: words } = at.value;
  const place = useQuery(() => leaderboards.mine(kind, period));
  const me = session.value.state === "known" ? session.value.me?.id : undefined;
  return (
    <Answer query={place}>
      {(found) => (
        <>
          <p>{placeText(found, period)}</p>
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

function placeText({ mine, rank }: Place, period: Period): string {
  const { leaderboards: words } = at.value;
  if (rank !== null) return words.myRank({ rank: formatNumber(rank) });
  if (mine === null) return words.never;
  if (period === "month" && !mine.provisional) return words.notListedMonth;
  return words.notListed({ rating: ratingText(mine), count: mine.matches });
}
