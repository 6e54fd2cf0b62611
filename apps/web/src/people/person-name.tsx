import type { Player } from "@transcendence/protocol";

/** Where a member's public page is. */
export function pageOf(name: string): string {
  return `/u/${encodeURIComponent(name)}`;
}

/** A name that leads to its owner's page, if they have one: members do. */
export function PersonName({
  player,
  class: extra,
}: {
  readonly player: Pick<Player, "name" | "kind">;
  readonly class?: string;
}) {
  if (player.kind !== "member")
    return (
      <span key={player.name} class={extra} translate={false}>
        {player.name}
      </span>
    );
  return (
    <a key={player.name} class={extra} href={pageOf(player.name)} translate={false}>
      {player.name}
    </a>
  );
}
