// Whom somebody is about to challenge. Set from wherever a name is shown; the dialog opens by it.
import { signal } from "@preact/signals";
import type { Player } from "@transcendence/protocol";

export const challengee = signal<Pick<Player, "id" | "name"> | null>(null);

/** Opens the dialog. For members, about other members. */
export function askToChallenge(player: Pick<Player, "id" | "name">): void {
  challengee.value = player;
}
