// A rating as it is shown everywhere: whole points, with a question mark while it is little more than a guess.
import type { Player, RatingChange, RatingSummary } from "@transcendence/protocol";
import { locale, t } from "../i18n/index.ts";

/** "1523", or "1523?". */
export function ratingText({ rating, provisional }: Pick<RatingSummary, "rating" | "provisional">): string {
  return provisional ? `${rating}?` : String(rating);
}

export function Rating({ of }: { readonly of: Pick<RatingSummary, "rating" | "provisional"> }) {
  return (
    <span class="rating">
      <span aria-hidden={of.provisional}>{ratingText(of)}</span>
      {of.provisional && (
        <span class="hidden">
          {of.rating} ({t.value.common.provisional})
        </span>
      )}
    </span>
  );
}

/** "+12", with a real minus sign below zero. */
export function pointsText({ before, after }: RatingChange): string {
  const format = new Intl.NumberFormat(locale.value, { signDisplay: "exceptZero" });
  return format.format(after - before).replace("-", "\u2212");
}

/** What a match did to both: "Anna: 1500 → 1612? (+112)". */
export function changeText(player: Pick<Player, "name">, change: RatingChange): string {
  const after = ratingText({ rating: change.after, provisional: change.provisional });
  return t.value.common.ratingChange({
    name: player.name,
    before: String(change.before),
    after,
    points: pointsText(change),
  });
}
