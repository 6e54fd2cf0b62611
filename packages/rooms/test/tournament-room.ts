// A tournament's room in virtual time, with an API that plays the matches that it orders.
import {
  afterMessage,
  type CallPlayers,
  type OrderTournamentMatch,
  type Player,
  type StoreTournament,
  type TournamentAct,
  type TournamentConfig,
  type TournamentResult,
  type TournamentServerMessage,
  type TournamentView,
  type UserEvent,
} from "@transcendence/protocol";
import {
  createTournament,
  reduceTournament,
  restoreTournament,
  type StoredTournament,
  type TournamentEffect,
  type TournamentEvent,
  tournamentWakeMs,
  viewOf,
} from "../src/tournament/index.ts";

export const START_MS = 1_800_000_000_000;
export const CUP = "theFridayCup";

export function config(changes: Partial<TournamentConfig> = {}): TournamentConfig {
  return {
    id: CUP,
    title: "Friday cup",
    organiser: "organiser123",
    plan: { format: "single", thirdPlace: false, groups: 1, rounds: 0 },
    settings: { map: "classic", pointsToWin: 5, margin: 1, ballSpeed: 100, paddleSize: 100, powerUps: [] },
    rated: false,
    places: 16,
    startsAtMs: null,
    closesAtMs: null,
    waitMs: 60_000,
    arenaMs: 600_000,
    ...changes,
  };
}

export function person(number: number): Player {
  const name = `Player ${number}`;
  return { id: `player${String(number).padStart(8, "0")}`, name, kind: "member" };
}

type UndatedEvent = TournamentEvent extends infer E
  ? E extends unknown
    ? Omit<E, "nowMs" | "freshId" | "chance">
    : never
  : never;

export class Cup {
  room;
  nowMs = START_MS;
  readonly orders: OrderTournamentMatch[] = [];
  readonly asked: string[][] = [];
  readonly told: { user: string; event: UserEvent }[] = [];
  readonly records: StoreTournament[] = [];
  readonly calls: CallPlayers["calls"] = []; // that the API is to bring
  readonly pages = new Map<string, TournamentView | null>(); // what each makes of what it hears
  readonly sent: number[] = []; // letters
  readonly results = new Map<string, TournamentResult>(); // what the API has
  answers: (string | null)[] = [];
  #heard: { readonly data: string; readonly message: TournamentServerMessage | null } = { data: "", message: null };
  #written: StoredTournament | null = null; // last, and not read since
  #stored: StoredTournament | null = null;
  #made = 0;
  #seed = 1;

  constructor(changes: Partial<TournamentConfig> = {}) {
    this.room = createTournament(config(changes), this.nowMs);
    this.act({ type: "open" });
  }

  /** As it is on disk: put into letters once somebody reads it, since of a large tournament they are a megabyte. */
  get stored(): StoredTournament | null {
    if (this.#written !== null) this.#stored = JSON.parse(JSON.stringify(this.#written)) as StoredTournament;
    this.#written = null;
    return this.#stored;
  }

  set stored(stored: StoredTournament | null) {
    this.#written = null;
    this.#stored = stored;
  }

  handle(event: UndatedEvent): void {
    const whole = {
      ...event,
      nowMs: this.nowMs,
      freshId: () => `match${String(++this.#made).padStart(8, "0")}`,
      chance: () => (this.#seed = (this.#seed * 16_807) % 2_147_483_647) / 2_147_483_647,
    } as TournamentEvent; // put together again
    for (const effect of reduceTournament(this.room, whole)) this.#run(effect);
  }

  #run(effect: TournamentEffect): void {
    switch (effect.type) {
      case "order":
        return void this.orders.push(effect.body);
      case "ask":
        this.asked.push(effect.body.matches);
        for (const match of effect.body.giveUp) {
          if (!this.results.has(match))
            this.results.set(match, { match, status: "aborted", winner: null, score: null });
        }
        return;
      case "answer":
        return void this.answers.push(effect.answer.refused);
      case "store":
        this.#written = effect.stored;
        for (const delivery of effect.deliveries) {
          if (delivery.kind === "record") this.records.push(delivery.body);
          else this.calls.push(...delivery.body.calls);
        }
        return;
      case "call":
        if (effect.call.type === "tell") this.told.push({ user: effect.room.name, event: effect.call.event });
        return;
      case "send": {
        const message = this.#read(String(effect.data));
        this.sent.push(String(effect.data).length);
        this.pages.set(effect.client, afterMessage(this.pages.get(effect.client) ?? null, message));
        return;
      }
      case "close":
      case "report":
    }
  }

  /** What everybody is sent is read once: of a large tournament it is a megabyte. */
  #read(data: string): TournamentServerMessage {
    const { data: before, message } = this.#heard;
    if (data === before && message !== null) return message;
    const read = JSON.parse(data) as TournamentServerMessage;
    this.#heard = { data, message: read };
    return read;
  }

  /** The answer: why it was refused, or null. */
  act(act: TournamentAct): string | null {
    this.handle({ type: "act", act, call: 1 });
    return this.answers.at(-1) ?? null;
  }

  enter(...numbers: number[]): void {
    for (const number of numbers)
      this.act({ type: "enter", player: person(number), alias: null, rating: 2000 - number });
  }

  open(client: string, player: Player | null = null): void {
    const ticket = {
      room: "tournament",
      session: null,
      player,
      config: this.room.stored.config,
      expiresMs: 0,
    } as const;
    this.handle({ type: "connect", client, ticket });
  }

  /** Everybody who is called says that they are there, but for those. */
  ready(...absent: string[]): void {
    for (const { pairing, players } of this.room.stored.boards) {
      for (const id of players) if (!absent.includes(id)) this.readyOne(id, pairing);
    }
  }

  readyOne(id: string, pairing: string): void {
    const user = this.room.stored.entries.find((entry) => entry.id === id)?.player ?? null;
    this.open(`page of ${id}`, user);
    this.handle({ type: "message", client: `page of ${id}`, message: { type: "ready", pairing } });
  }

  /** The API has stored what was ordered. */
  answer(): void {
    for (const { id } of this.orders) this.handle({ type: "ordered", match: id, verdict: { missing: [] } });
  }

  /** The match ends; `told`: the room hears of it. */
  play({ id, seats }: OrderTournamentMatch, side: 0 | 1 = 0, told = true): void {
    const score = { [seats[side]]: 5, [seats[side === 0 ? 1 : 0]]: 2 };
    const result: TournamentResult = { match: id, status: "finished", winner: seats[side], score };
    if (!this.results.has(id)) this.results.set(id, result);
    if (told) this.tellResults();
  }

  tellResults(): void {
    this.handle({ type: "results", results: [...this.results.values()] });
  }

  /** Everybody is there and every match is played, to the end. */
  playAll(): void {
    for (let rounds = 0; rounds < 200 && this.room.stored.phase === "running"; rounds++) {
      this.ready();
      this.answer();
      for (const order of this.orders) this.play(order, 0, false);
      this.tellResults();
    }
  }

  wait(ms: number): void {
    const untilMs = this.nowMs + ms;
    for (let wakes = 0; wakes < 10_000; wakes++) {
      const wakeMs = tournamentWakeMs(this.room);
      if (wakeMs > untilMs) break;
      this.nowMs = Math.max(this.nowMs, wakeMs);
      this.handle({ type: "wake" });
    }
    this.nowMs = untilMs;
  }

  /** The process dies; the room begins again from what is on the disk. */
  crash(): void {
    if (this.stored !== null) this.room = restoreTournament(this.stored, this.nowMs);
    this.pages.clear(); // they come back with new lines
  }

  get view(): TournamentView {
    return viewOf(this.room, this.nowMs);
  }

  get log(): string[] {
    return this.view.log.map(({ kind, entry, other }) => [kind, entry, other].filter(Boolean).join(" "));
  }

  get ranks(): string[] {
    const entries = this.records.at(-1)?.entries ?? [];
    return entries.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0)).map(({ id }) => id);
  }
}
