import type { Player } from "@transcendence/protocol";
import { pageOf } from "./page-of.ts";
import { PersonMenu } from "./person-menu.tsx";

/** A name that leads to its owner's page, if they have one: members do. Beside it the menu of what can be done with them. */
export function PersonName({ player, class: extra }: { readonly player: Player; readonly class?: string }) {
  return (
    <>
      {player.kind === "member" ? (
        <a key={player.name} class={extra} href={pageOf(player.name)} translate={false}>
          {player.name}
        </a>
      ) : (
        <span key={player.name} class={extra} translate={false}>
          {player.name}
        </span>
      )}
      <PersonMenu person={player} />
    </>
  );
}
