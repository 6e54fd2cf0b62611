// Who plays on which side.
import type { Seat } from "@transcendence/game";
import type { RoomMessage, ShownRating } from "@transcendence/protocol";
import { t } from "../../../i18n/index.ts";
import { Avatar, type AvatarProps } from "../../../people/avatar.tsx";
import { Rating } from "../../../people/rating.tsx";
import { Ball } from "../../../ui/ball.tsx";

export function sideOf(seat: Seat): "left" | "right" {
  return seat === 0 ? "left" : "right";
}

export function nameOf({ seats }: Pick<RoomMessage, "seats">, seat: Seat): string {
  return seats[seat]?.player.name ?? t.value.match.nobody;
}

interface NameProps {
  readonly name: string;
  readonly seat: Seat;
  readonly here?: boolean;
  readonly player?: AvatarProps["player"] | undefined; // whose picture stands beside it
  readonly rating?: ShownRating | undefined;
}

/** A name at its end of the field; the ball beside it is hollow while its owner is away. */
export function Name({ name, seat, here = true, player, rating }: NameProps) {
  return (
    <>
      {here ? <Ball side={sideOf(seat)} /> : <Ball presence="away" />}
      {player && <Avatar player={player} />}
      <span key={name} translate={false}>
        {name}
      </span>
      {rating && (
        <small class="arena-rating">
          <Rating of={rating} />
        </small>
      )}
    </>
  );
}
