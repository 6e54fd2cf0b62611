// The shell around what is known of one person: where their sockets are. It has none of its own; between two calls it sleeps. What
// happens is decided in packages/rooms, where it is remembered in user-memory.ts.
import {
  createUser,
  type Lease,
  type LeaseAnswer,
  reduceUser,
  type UserEffect,
  type UserEvent,
  userWakeMs,
} from "@transcendence/rooms";
import { DurableObject } from "cloudflare:workers";
import { nowMs } from "./clock.ts";
import { matchAt, type RoomsEnv } from "./environment.ts";
import type { MatchRoom } from "./match-room.ts";
import { reportError } from "./report.ts";
import { Fleeting, Kept, type Memory } from "./user-memory.ts";

type RoomEffect = Exclude<UserEffect, { type: "answer" }>;

const KEPT: LeaseAnswer = { verdict: "kept", name: null };

export class UserRoom extends DurableObject<RoomsEnv> {
  readonly #memory: Memory = this.env.ISOLATE === undefined ? new Kept(this.ctx.storage) : new Fleeting();
  #state = this.#memory.read() ?? createUser();

  /** Taken, or renewed: the same socket has one. */
  lease(lease: Omit<Lease, "untilMs">): LeaseAnswer {
    const effects = this.#decide({ type: "lease", nowMs: nowMs(), lease });
    void this.#close(effects);
    return effects.find((effect) => effect.type === "answer")?.answer ?? KEPT;
  }

  leave(socket: string): void {
    this.#decide({ type: "leave", nowMs: nowMs(), socket });
  }

  /** Resolves when every room has closed them. */
  async revoke(sessions: readonly string[] | "all", atMs: number): Promise<void> {
    await this.#close(this.#decide({ type: "revoke", nowMs: nowMs(), atMs, sessions }));
  }

  async rename(user: string, name: string, atMs: number): Promise<void> {
    const effects = this.#decide({ type: "rename", nowMs: nowMs(), atMs, name });
    await this.#tell(effects, (room, effect) => effect.type === "rename" && room.rename(user, effect.name));
  }

  override alarm(): void {
    this.#decide({ type: "wake", nowMs: nowMs() });
  }

  #decide(event: UserEvent): readonly UserEffect[] {
    const [state, effects] = reduceUser(this.#state, event);
    this.#state = state;
    this.#memory.write(state, userWakeMs(state), () => this.alarm());
    return effects;
  }

  #close(effects: readonly UserEffect[]): Promise<void> {
    return this.#tell(
      effects,
      (room, effect) => effect.type === "close" && room.dismiss(effect.sockets, effect.reason),
    );
  }

  /** What does not arrive is told with the next renewal. */
  async #tell(
    effects: readonly UserEffect[],
    call: (room: DurableObjectStub<MatchRoom>, effect: RoomEffect) => unknown,
  ): Promise<void> {
    const told = effects.map(async (effect) => {
      if (effect.type === "answer") return;
      try {
        await call(matchAt(this.env, effect.room), effect);
      } catch (error) {
        reportError("room_untold", effect.room.match, error);
      }
    });
    await Promise.all(told);
  }
}
