// The shell around a match: sockets, storage and timer in; effects out. What happens is decided in packages/rooms.
import { decodeClientMessage } from "@transcendence/netcode";
import type { CloseReason } from "@transcendence/protocol";
import { createMatch, type MatchEvent, type MatchState, reduce } from "@transcendence/rooms";
import { type Connection, type ConnectionContext, Server, type WSMessage } from "partyserver";
import { Agenda } from "./agenda.ts";
import { freshId, freshSeed, nowMs, wallMs } from "./clock.ts";
import { admit } from "./door.ts";
import { EffectQueue, type Immediate } from "./effect-queue.ts";
import type { RoomsEnv } from "./environment.ts";
import { Leases } from "./leases.ts";
import { enterRoom, leaveRoom } from "./live-rooms.ts";
import { MatchStore } from "./match-store.ts";
import { Outbox } from "./outbox.ts";
import { readMessage } from "./read-message.ts";
import { report, reportError } from "./report.ts";
import { closeWith, Sockets } from "./sockets.ts";
import { WakeTimer } from "./wake-timer.ts";

export class MatchRoom extends Server<RoomsEnv> {
  static override options = { hibernate: false }; // hibernating sockets cost half as much again for each message

  readonly #store = new MatchStore(this.ctx.storage);
  readonly #outbox = new Outbox(this.env, this.#store);
  readonly #agenda = new Agenda(this.#store, this.#outbox);
  readonly #leases = new Leases(this.env, () => this.name, {
    nowMs,
    revoked: (socket) => this.dismiss([socket], "revoked"),
    renamed: (user, name) => this.rename(user, name),
  });
  readonly #sockets = new Sockets((id) => this.#leases.release(id));
  readonly #timer = new WakeTimer((now) => {
    this.#handle({ type: "wake", nowMs: now, seed: freshSeed() });
    this.#leases.renew(now);
  });
  #state: MatchState | null = null; // null: nobody has come yet
  #shut: CloseReason | null = null; // why nobody is let in any more
  readonly #effects = new EffectQueue({
    run: (effect) => this.#run(effect),
    write: (store) => this.#store.write(store),
    sync: () => this.ctx.storage.sync(),
    stored: ({ delivery }) => delivery && this.#deliver(),
    failed: (error) => this.#fail(error),
  });

  override onStart(): void {
    this.#restore();
  }

  override async onConnect(connection: Connection, { request }: ConnectionContext): Promise<void> {
    try {
      const admission = await admit(new URL(request.url), this.name, this.env);
      if (!admission.ok) return closeWith(connection, admission.reason);
      if (this.#shut === "failed") this.#restore();
      if (this.#shut) return closeWith(connection, this.#shut);
      this.#state ??= createMatch(admission.ticket, freshSeed());
      this.#sockets.add(connection, nowMs());
      enterRoom(this.name);
      this.#handle({ type: "connect", nowMs: nowMs(), client: connection.id, ticket: admission.ticket });
      if (this.#sockets.has(connection.id)) this.#leases.take(connection.id, admission.ticket);
    } catch (error) {
      reportError("connect_failed", this.name, error);
      closeWith(connection, "failed");
    }
  }

  override onMessage({ id }: Connection, data: WSMessage): void {
    const now = nowMs();
    const verdict = this.#sockets.meter(id, now);
    if (verdict === "drop") return;
    if (verdict === "close") return this.#expel(id, "flooding");
    this.#leases.renew(now); // a match in which everybody moves hardly wakes its room
    if (typeof data === "string") {
      const message = readMessage(data);
      if (message === null) return this.#expel(id, "malformed");
      return this.#handle({ type: "message", nowMs: now, client: id, message, freshId: freshId() });
    }
    // With binaryType "arraybuffer", as partyserver sets it, a view never comes.
    const frames = data instanceof ArrayBuffer ? decodeClientMessage(new Uint8Array(data)) : [];
    if (frames.length === 0) return this.#expel(id, "malformed");
    for (const frame of frames) this.#handle({ type: "frame", nowMs: now, client: id, frame });
  }

  override onClose({ id }: Connection): void {
    if (this.#sockets.remove(id)) this.#gone(id);
  }

  override onError({ id }: Connection): void {
    if (this.#sockets.remove(id)) this.#gone(id);
  }

  /** Never throws: the runtime gives an alarm up after six failures. */
  override async onAlarm(): Promise<void> {
    await this.#agenda.attend(wallMs(), this.name, {
      attend: () => this.#handle({ type: "attend", nowMs: nowMs() }),
      clean: () => {
        this.#shut = "gone";
        this.#state = null;
        this.#timer.stop();
        this.#sendAway("gone");
      },
    });
  }

  /** The arena is about to restart; resolves when the match is stored and everybody has been sent away. */
  async drain(): Promise<void> {
    this.#shut = "restarting";
    this.#leases.releaseAll();
    this.#handle({ type: "drain", nowMs: nowMs() });
    await this.#effects.settled();
  }

  /** Asked by user rooms. Those who are not here any more are no matter. */
  dismiss(sockets: readonly string[], reason: CloseReason): void {
    for (const id of sockets) if (this.#sockets.has(id)) this.#expel(id, reason);
  }

  rename(player: string, name: string): void {
    this.#handle({ type: "renamed", nowMs: nowMs(), player, name });
  }

  /** Nothing is thrown: partyserver would send the stack to the client. */
  #restore(): void {
    try {
      const { state, shut } = this.#store.restore(nowMs(), freshSeed());
      this.#state = state;
      this.#shut = shut;
    } catch (error) {
      reportError("restore_failed", this.name, error);
      this.#shut = "failed";
    }
  }

  #expel(id: string, reason: CloseReason): void {
    this.#sockets.close(id, reason);
    this.#gone(id);
  }

  #sendAway(reason: CloseReason): void {
    this.#leases.releaseAll();
    this.#sockets.closeAll(reason);
  }

  #gone(id: string): void {
    this.#handle({ type: "disconnect", nowMs: nowMs(), client: id });
    if (this.#sockets.size > 0) return;
    leaveRoom(this.name);
    // A room in which nothing began leaves nothing behind, partyserver's own record neither.
    if (this.#state?.phase.phase === "waiting") void this.ctx.storage.deleteAll();
  }

  #handle(event: MatchEvent): void {
    if (this.#state === null) return;
    try {
      const [state, effects] = reduce(this.#state, event);
      this.#state = state;
      if (effects.length > 0) this.#effects.perform(effects);
      this.#timer.at(state.wakeMs, event.nowMs);
    } catch (error) {
      this.#fail(error);
    }
  }

  #deliver(): void {
    const delivery = this.#agenda.deliver(this.name);
    this.ctx.waitUntil(delivery.catch((error) => reportError("delivery_failed", this.name, error)));
  }

  #run(effect: Immediate): void {
    switch (effect.type) {
      case "send":
        return this.#sockets.send(effect.client, effect.data);
      case "close":
        return this.#sockets.close(effect.client, effect.reason);
      case "report":
        return report("info", effect.event, { match: this.name, ...effect.fields });
      case "order-rematch":
        this.ctx.waitUntil(
          this.#outbox.orderRematch(effect.body, this.name).then((stored) => {
            this.#handle({ type: "rematch-answered", nowMs: nowMs(), stored });
          }),
        );
    }
  }

  /** A mistake of ours, or a full disk: everybody comes back, to the match as it was stored last. */
  #fail(error: unknown): void {
    reportError("room_failed", this.name, error);
    this.#shut = "failed";
    this.#state = null;
    this.#effects.drop();
    this.#timer.stop();
    this.#sendAway("failed");
    leaveRoom(this.name);
  }
}
