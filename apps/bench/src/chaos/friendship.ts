// Two programs that ask, accept, decline and part, one thing after the other: what the last answer said is what has to be stored.
import { ask } from "@transcendence/client";
import type { Friendship as State } from "@transcendence/protocol";
import type { Member } from "./member.ts";

export class Friendship {
  readonly pair: readonly [Member, Member];
  readonly faults: string[] = [];
  state: "none" | "asked" | "friends" = "none";
  asker: Member | null = null; // while it is asked
  changes = 0;

  constructor(one: Member, other: Member) {
    this.pair = [one, other];
  }

  async change(): Promise<void> {
    const isFirst = Math.random() < 0.5;
    const one = this.pair[isFirst ? 0 : 1];
    const other = this.pair[isFirst ? 1 : 0];
    switch (this.state) {
      case "none":
        if (Math.random() < 0.3) await Promise.all([this.#ask(one, other, null), this.#ask(other, one, null)]);
        else await this.#ask(one, other, "outgoing");
        this.asker = one; // of two at once, whoever; it counts only while nobody has accepted
        break;
      case "asked": {
        const asker = this.asker ?? one;
        const asked = asker === one ? other : one;
        const chance = Math.random();
        if (chance < 0.7) await this.#ask(asked, asker, "friends");
        else await this.#part(...(chance < 0.85 ? ([asked, asker] as const) : ([asker, asked] as const)));
        break;
      }
      case "friends":
        await this.#part(one, other);
    }
    this.changes++;
  }

  /** `wanted` null: they ask at the same time, and whoever is second accepts. */
  async #ask(one: Member, other: Member, wanted: State | null): Promise<void> {
    const answer = await one.insist(() => ask(one.routes.me.friends[":id"].$put({ param: { id: other.id } })));
    if (!answer.ok) return void this.faults.push(`asking to be friends: ${answer.error}`);
    const { friendship } = answer.value;
    if (wanted !== null && friendship !== wanted)
      this.faults.push(`asked to be friends: told ${friendship} instead of ${wanted}`);
    this.state = friendship === "friends" || this.state === "friends" ? "friends" : "asked";
  }

  async #part(one: Member, other: Member): Promise<void> {
    const answer = await one.insist(() => ask(one.routes.me.friends[":id"].$delete({ param: { id: other.id } })));
    const told = answer.ok ? answer.value.friendship : answer.error;
    if (told !== "none") this.faults.push(`parting: ${told} instead of none`);
    this.state = "none";
    this.asker = null;
  }
}
