// The shell around a tournament. What happens is decided in packages/rooms, by the machine's clock: it runs over days, and restarts.
import {
  type CloseReason,
  LIVE_PING,
  LIVE_PONG,
  MESSAGE_LIMIT,
  type RoomAnswer,
  type TournamentAnswer,
  TournamentClientMessage,
  TournamentResult,
  type TournamentTicket,
} from "@transcendence/protocol";
import {
  createTournament,
  type OrderVerdict,
  reduceTournament,
  restoreTournament,
  type StoredTournament,
  type TournamentDelivery,
  type TournamentEffect,
  type TournamentEvent,
  type TournamentRoomState,
  tournamentWakeMs,
} from "@transcendence/rooms/tournament";
import * as v from "valibot";
import type { Carrier, RoomSocket } from "../kit/carrier.ts";
import { freshId, freshSeed, nowMs, wallMs } from "../kit/clock.ts";
import type { Parcel } from "../kit/outbox.ts";
import { readJson } from "../kit/read-json.ts";
import { report } from "../kit/report.ts";
import { type OwnCall, Room } from "../kit/room.ts";
import { KIT_TABLES, Snapshot } from "../kit/snapshot.ts";

type Own = Extract<TournamentEffect, { type: "order" | "ask" | "answer" }>;
type UndatedEvent = TournamentEvent extends infer E
  ? E extends unknown
    ? Omit<E, "nowMs" | "freshId" | "chance">
    : never
  : never;

interface Waiting {
  readonly resolve: (answer: TournamentAnswer) => void;
  readonly reject: (error: Error) => void;
}

const DELIVERY_PATHS = { record: "/internal/tournaments/record", calls: "/internal/tournaments/calls" } as const;
const ORDER_PATH = "/internal/tournaments/order";
const RESULTS_PATH = "/internal/tournaments/results";
const KEPT_MS = 86_400_000; // after its end: then its page is the API's alone
const LONGEST_TIMER_MS = 3_600_000; // an alarm looks after what is farther away
const NOTHING: readonly TournamentEffect[] = [];

const OrderAnswer = v.object({ missing: v.array(v.string()) });
const Overloaded = v.object({ error: v.literal("overloaded") });
const ResultsAnswer = v.object({ results: v.array(TournamentResult) });

export class TournamentRoom extends Room<TournamentTicket, TournamentEvent, Own, StoredTournament, TournamentDelivery> {
  static readonly kind = "tournament";
  static readonly tables = KIT_TABLES;
  readonly #snapshot: Snapshot<StoredTournament>;
  #state: TournamentRoomState | null = null; // null: nobody has said what it is yet
  readonly #waiting = new Map<number, Waiting>(); // calls that are being handled
  #calls = 0;

  constructor(carrier: Carrier) {
    super(carrier);
    this.#snapshot = new Snapshot(carrier.store);
  }

  protected override restore(): CloseReason | null {
    const stored = this.#snapshot.read();
    this.#state = stored && restoreTournament(stored, wallMs());
    this.#arm();
    return null;
  }

  protected override entered({ id }: RoomSocket, ticket: TournamentTicket): void {
    this.#state ??= createTournament(ticket.config, wallMs());
    this.#dispatch({ type: "connect", client: id, ticket });
  }

  protected override heard(client: string, data: string | Uint8Array): boolean {
    if (typeof data !== "string") return false;
    if (data === LIVE_PING) {
      this.sockets.send(client, LIVE_PONG);
      return true;
    }
    const message = readJson(TournamentClientMessage, data, MESSAGE_LIMIT);
    if (message === null) return false;
    this.#dispatch({ type: "message", client, message });
    return true;
  }

  protected override left(client: string): void {
    this.#dispatch({ type: "disconnect", client });
  }

  protected override async called(call: OwnCall): Promise<RoomAnswer> {
    if (this.shut !== null) throw new Error(`The tournament's room is shut: ${this.shut}.`);
    if (call.type === "tournament") {
      this.#state ??= createTournament(call.config, wallMs());
      const number = ++this.#calls;
      const answered = new Promise<TournamentAnswer>((resolve, reject) =>
        this.#waiting.set(number, { resolve, reject }),
      );
      this.#dispatch({ type: "act", act: call.act, call: number, ...(call.by && { by: call.by }) });
      return answered;
    }
    if (call.type === "playing")
      this.#dispatch({ type: "playing", match: call.match, score: call.live?.score ?? null });
    else if (call.type === "over") this.#dispatch({ type: "over", match: call.match, missing: call.missing });
    else throw new Error(`Nobody asks a tournament for ${call.type}.`);
    return null;
  }

  #dispatch(event: UndatedEvent): void {
    const chance = () => freshSeed() / 2 ** 32;
    this.handle({ ...event, nowMs: wallMs(), freshId, chance });
  }

  protected override reduce(event: TournamentEvent): readonly TournamentEffect[] {
    if (this.#state === null) return NOTHING;
    const effects = reduceTournament(this.#state, event);
    this.#arm();
    return effects;
  }

  #arm(): void {
    if (this.#state === null) return;
    const inMs = Math.max(0, tournamentWakeMs(this.#state) - wallMs());
    this.timer.at(inMs > LONGEST_TIMER_MS ? Infinity : nowMs() + inMs, nowMs());
  }

  protected override run(effect: Own): void {
    switch (effect.type) {
      case "answer": {
        this.#waiting.get(effect.call)?.resolve(effect.answer);
        this.#waiting.delete(effect.call);
        return;
      }
      case "order":
        return this.carrier.waitUntil(this.#order(effect));
      case "ask":
        return this.carrier.waitUntil(this.#ask(effect));
    }
  }

  async #order({ body }: Extract<Own, { type: "order" }>): Promise<void> {
    const answer = await this.carrier.calls.api(ORDER_PATH, body);
    const verdict = verdictOf(answer);
    if (verdict === "failed")
      report("warn", "tournament.order_failed", { match: body.id, status: answer?.status ?? null });
    this.#dispatch({ type: "ordered", match: body.id, verdict });
  }

  async #ask({ body }: Extract<Own, { type: "ask" }>): Promise<void> {
    const answer = await this.carrier.calls.api(RESULTS_PATH, body);
    const read = v.safeParse(ResultsAnswer, answer?.body);
    if (answer?.status === 200 && read.success) this.#dispatch({ type: "results", results: read.output.results });
  }

  protected override write(stored: StoredTournament): void {
    this.#snapshot.write(stored);
    const isOver = stored.phase === "finished" || stored.phase === "cancelled";
    const wakeMs = this.#state === null ? Infinity : tournamentWakeMs(this.#state);
    // A moment later than the timer: it is for when the process has died meanwhile.
    this.alarms.set("wake", isOver || wakeMs === Infinity ? null : Math.max(wakeMs, wallMs()) + 1000);
    if (isOver) this.alarms.set("clean", wallMs() + KEPT_MS);
  }

  /** Each record is the whole: one that still waits is of no use any more. */
  protected override parcel(delivery: TournamentDelivery): Parcel {
    const { kind, body } = delivery;
    if (kind === "record") this.outbox.drop(kind, "$.id", body.id);
    return { kind, path: DELIVERY_PATHS[kind], body };
  }

  protected override woken(): void {
    this.#dispatch({ type: "wake" });
  }

  protected override alarmed(name: string): void {
    if (name === "clean" && this.outbox.isEmpty) return this.#clean();
    if (name === "wake") {
      const wakeMs = this.#state === null ? Infinity : tournamentWakeMs(this.#state);
      this.alarms.set("wake", wakeMs === Infinity ? null : Math.max(wakeMs, wallMs()) + 1000);
    }
    this.woken();
  }

  #clean(): void {
    this.sendAway("gone");
    this.forget();
    this.carrier.store.clear();
    this.shut = "gone";
  }

  protected override renamed(player: string, name: string): void {
    this.#dispatch({ type: "renamed", player, name });
  }

  protected override forget(): void {
    this.#state = null;
    for (const { reject } of this.#waiting.values()) reject(new Error("The tournament's room failed."));
    this.#waiting.clear();
  }
}

/** What the API's answer to an order means. */
export function verdictOf(answer: { readonly status: number; readonly body: unknown } | null): OrderVerdict {
  const stored = v.safeParse(OrderAnswer, answer?.body);
  if (answer?.status === 200 && stored.success) return { missing: stored.output.missing };
  return v.is(Overloaded, answer?.body) ? "overloaded" : "failed";
}
