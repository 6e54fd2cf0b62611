import {
  createUser,
  type Lease,
  type LeaseAnswer,
  reduceUser,
  type UserEffect,
  type UserEvent,
  type UserState,
  userWakeMs,
} from "@transcendence/rooms";
// The shell around what is known of one person: where their sockets are. It has none of its own, and no timer: between two calls it
// sleeps. What happens is decided in packages/rooms.
import { DurableObject } from "cloudflare:workers";
import { nowMs } from "./clock.ts";
import { matchAt, type RoomsEnv } from "./environment.ts";
import type { MatchRoom } from "./match-room.ts";
import { reportError } from "./report.ts";

const KEY = "user";
type RoomEffect = Exclude<UserEffect, { type: "answer" }>;

const KEPT: LeaseAnswer = { verdict: "kept", name: null };

export class UserRoom extends DurableObject<RoomsEnv> {
  #state = this.ctx.storage.kv.get<UserState>(KEY) ?? createUser();

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
    this.#keep();
    return effects;
  }

  /** Nothing stays of somebody who is nowhere. */
  #keep(): void {
    const { storage } = this.ctx;
    const wakeMs = userWakeMs(this.#state);
    // Not awaited: they are part of the same write, and fail with it.
    if (wakeMs === Infinity) {
      storage.deleteAlarm().catch(() => {});
      storage.deleteAll().catch(() => {});
    } else {
      storage.kv.put(KEY, this.#state);
      storage.setAlarm(Math.ceil(wakeMs)).catch(() => {});
    }
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
