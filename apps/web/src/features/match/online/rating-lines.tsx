// What a match is about before it, and what it did to both ratings after it.
import type { MatchSummary, Player, RoomMessage } from "@transcendence/protocol";
import { useEffect } from "preact/hooks";
import { loadSession } from "../../../data/session.ts";
import { t } from "../../../i18n/index.ts";
import { changeText } from "../../../people/rating.tsx";
import type { MatchModel } from "./match-model.ts";

/** Under the result of a match that was agreed to be rated. */
export function RatingLines({ stored }: { readonly stored: MatchSummary | null }) {
  const known = stored !== null;
  useEffect(() => {
    if (known) void loadSession(); // my own ratings, as other pages show them
  }, [known]);
  if (stored === null) return <p aria-live="polite">{t.value.options.ratingsPending}</p>;
  return <SummaryRatings summary={stored} />;
}

export function SummaryRatings({ summary: { rated, ratings, seats } }: { readonly summary: MatchSummary }) {
  if (!rated) return <p aria-live="polite">{t.value.options.guestCasual}</p>;
  return (
    <p class="rating-lines" aria-live="polite">
      {ratings.map((change, seat) => {
        const player = seats[seat];
        return change && player ? <span key={seat}>{changeText(player, change)}</span> : null;
      })}
    </p>
  );
}

/** Before the match: rated, or casual because of a guest. Nothing for what was agreed to be casual. */
export function StakeLine({ model, room }: { readonly model: MatchModel; readonly room: RoomMessage }) {
  if (!model.rated.value) return null;
  const players = room.seats.flatMap((seat): Player[] => (seat ? [seat.player] : []));
  const all = players.every((player) => player.kind === "member");
  return <p>{all ? t.value.options.isRated : t.value.options.guestCasual}</p>;
}
