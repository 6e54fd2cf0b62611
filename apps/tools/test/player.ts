import type { Arena } from "@transcendence/client";
import { type Link, MatchSession } from "@transcendence/client/match";
import type { RoomMessage } from "@transcendence/protocol";

/** Somebody in a match, as a page is, who holds no key; and everything that they were told. */
export class Player {
  readonly links: Link["state"][] = [];
  readonly rooms: RoomMessage[] = [];
  readonly session: MatchSession;

  constructor(arena: Arena, match: string) {
    this.session = new MatchSession(
      { arena, match },
      { onLink: ({ state }) => this.links.push(state), onRoom: (room) => this.rooms.push(room) },
    );
  }

  get room(): RoomMessage {
    return this.rooms.at(-1)!; // entered
  }

  get scored(): number {
    return (this.rooms.at(-1)?.score ?? [0, 0]).reduce((sum, points) => sum + points, 0);
  }

  /** Of the latest countdown or rally. */
  get clock(): { readonly epoch: number } {
    const running = this.rooms.findLast(({ state }) => "clock" in state)?.state;
    return running !== undefined && "clock" in running ? running.clock : { epoch: -1 };
  }
}
