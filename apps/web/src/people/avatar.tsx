// Somebody's picture beside their name. Only the place for it comes with the page; what fills it is fetched when it is first drawn.
import { signal } from "@preact/signals";
import type { CharacterId } from "@transcendence/game";
import type { Player } from "@transcendence/protocol";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import "./avatar.css";

export interface AvatarProps {
  readonly player: Pick<Player, "id" | "kind" | "avatar"> | CharacterId; // a computer player by its name alone
  readonly size?: 24 | 40 | 128; // px
}

interface AvatarPlaceProps extends Omit<AvatarProps, "player"> {
  readonly player: AvatarProps["player"] | null; // null: not known yet
}

const picture = signal<ComponentType<AvatarProps> | null>(null);
let asked = false;

/** An ornament: without its file the page is whole, and the next page asks again. */
function fetchPicture(): void {
  if (asked) return;
  asked = true;
  import("./avatar-picture.tsx").then(
    (module) => (picture.value = module.AvatarPicture),
    () => (asked = false),
  );
}

export function Avatar({ player, size = 24 }: AvatarPlaceProps) {
  useEffect(fetchPicture, []);
  const Picture = picture.value;
  return (
    <span class={`avatar avatar-${size}`} aria-hidden="true">
      {Picture && player && <Picture player={player} size={size} />}
    </span>
  );
}
