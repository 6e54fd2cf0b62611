// Everybody who takes part: who talks to whom, who is whose friend, who challenges whom.
import { setTimeout as sleep } from "node:timers/promises";
import { Challenges } from "./challenges.ts";
import { Friendship } from "./friendship.ts";
import { Member } from "./member.ts";
import { Program } from "./program.ts";

const FRIENDS_EVERY_MS = 8000; // within what one person may ask
const DISTANCES = [1, 5]; // in a circle: friends of each
const SIGN_UPS_AT_ONCE = 4;

export class World {
  readonly programs: readonly Program[];
  readonly friendships: readonly Friendship[];
  readonly challenges: readonly Challenges[];
  isOver = false;
  readonly #pending = new Set<symbol>();
  readonly #broken: string[] = [];
  #isEnded = false;

  private constructor(members: readonly Member[]) {
    this.programs = members.map((member) => new Program(member));
    const pairs = DISTANCES.flatMap((far) =>
      members.map((one, index) => new Friendship(one, members[(index + far) % members.length]!)),
    ); // a circle has no end
    this.friendships = pairs;
    const duellists = this.programs.slice(Math.floor(members.length / 2));
    this.challenges = duellists.flatMap((one, index) => {
      const other = duellists[index + 1];
      return index % 2 === 0 && other !== undefined ? [new Challenges(one, other)] : [];
    });
  }

  static async gather(arena: URL, count: number): Promise<World> {
    const tag = Math.random().toString(36).slice(2, 6);
    const members = Array.from({ length: count }, (_, index) => new Member(arena, `Crowd ${tag} ${index + 1}`));
    for (let from = 0; from < count; from += SIGN_UPS_AT_ONCE)
      await Promise.all(members.slice(from, from + SIGN_UPS_AT_ONCE).map((member) => member.join()));
    const world = new World(members);
    for (const [index, program] of world.programs.entries()) {
      const other = members[index + 1];
      if (index % 2 === 0 && other !== undefined) await program.openDirect(other);
    }
    return world;
  }

  get members(): readonly Member[] {
    return this.programs.map(({ member }) => member);
  }

  /** Until `isOver`; resolves when everybody has been told what became of what they asked for. */
  async live(): Promise<void> {
    const isOver = () => this.isOver;
    const isEnded = () => this.#isEnded;
    const queuing = this.programs.slice(0, Math.floor(this.programs.length / 2));
    await Promise.all([
      ...this.programs.map((each) => this.#until("talk", each.talk(isOver, this.members))),
      ...queuing.map((each) => this.#until("queue and play", each.queue(isOver))),
      ...this.friendships.map((each) => this.#until("be friends", this.#befriend(each))),
      ...this.challenges.map((each) => this.#until("challenge and play", each.keep(isOver, isEnded))),
    ]);
  }

  async #befriend(friendship: Friendship): Promise<void> {
    for (;;) {
      await sleep(Math.random() * 2 * FRIENDS_EVERY_MS);
      if (this.isOver) return;
      await friendship.change();
    }
  }

  async #until(what: string, done: Promise<void>): Promise<void> {
    const key = Symbol(what);
    this.#pending.add(key);
    await done.catch((error: unknown) => this.#broken.push(`${what}: ${String(error)}`));
    this.#pending.delete(key);
  }

  /** What is still under way, by what it is. */
  get pending(): string[] {
    return [...this.#pending].map(({ description }) => `never came to an end: ${description}`);
  }

  /** What the programs themselves saw go wrong. */
  get faults(): string[] {
    const lines = this.programs.flatMap(({ lobbyChat, direct }) => [lobbyChat, ...(direct === null ? [] : [direct])]);
    const found = [...this.programs, ...lines, ...this.friendships, ...this.challenges].flatMap(({ faults }) => faults);
    return [...found, ...this.#broken];
  }

  end(): void {
    this.#isEnded = true;
    for (const program of this.programs) program.end();
  }
}
