// The lobby in virtual time, with an API that answers when it is told to.
import {
  type LiveMatch,
  type LobbyServerMessage,
  type Player,
  type RoomAddress,
  type RoomCall,
  type StorePairing,
  type Strength,
  UNKNOWN_STRENGTH,
} from "@transcendence/protocol";
import {
  createLobby,
  type LobbyDelivery,
  type LobbyEffect,
  type LobbyEvent,
  type LobbyState,
  lobbyWakeMs,
  reduceLobby,
  restoreLobby,
  type StoredLobby,
} from "../src/lobby/index.ts";

export const START_MS = 1_800_000_000_000;
export const MEMBERS = ["annaAnnaAnna", "benBenBenBen", "chloeChloe12", "daniDaniDani"] as const;
export const [ANNA, BEN, CHLOE, DANI] = MEMBERS;

export function player(id: string, kind: Player["kind"] = "member"): Player {
  return { id, name: id.slice(0, 4), kind };
}

export function live(id: string, over: Partial<LiveMatch> = {}): LiveMatch {
  const somebody = { player: player(ANNA), rating: null };
  return { id, kind: "quick", rated: false, players: [somebody, somebody], score: [0, 0], spectators: 0, ...over };
}

export class TestLobby {
  state: LobbyState = createLobby();
  nowMs = START_MS;
  readonly told = new Map<string, LobbyServerMessage[]>(); // by page
  readonly orders: StorePairing[] = [];
  readonly deliveries: LobbyDelivery[] = [];
  readonly asked: string[] = []; // whose blocks
  readonly calls: [RoomAddress, RoomCall][] = []; // of other rooms
  readonly closed: [string, string][] = [];
  stored: StoredLobby | null = null;
  #made = 0;

  handle(event: LobbyEvent): readonly LobbyEffect[] {
    const effects = reduceLobby(this.state, event);
    for (const effect of effects) this.#run(effect);
    return effects;
  }

  #run(effect: LobbyEffect): void {
    switch (effect.type) {
      case "send":
        return void this.told.get(effect.client)?.push(JSON.parse(String(effect.data)) as LobbyServerMessage);
      case "ask_blocks":
        return void this.asked.push(effect.user);
      case "order":
        return void this.orders.push(effect.body);
      case "close":
        return void this.closed.push([effect.client, effect.reason]);
      case "store":
        this.stored = JSON.parse(JSON.stringify(effect.stored)) as StoredLobby; // as on disk
        this.deliveries.push(...effect.deliveries);
        return;
      case "call":
        return void this.calls.push([effect.room, effect.call]);
      case "report":
        throw new Error(`The lobby does not ${effect.type}`);
    }
  }

  open(client: string, who: Player | null, strength: Strength | null = UNKNOWN_STRENGTH, hasBlocks = false): void {
    this.told.set(client, []);
    const ticket = {
      room: "lobby",
      session: who && `${who.id}Session`,
      player: who,
      strengths: { quick: strength, classic: strength },
      hasBlocks,
      expiresMs: this.nowMs + 60_000,
    } as const;
    this.handle({ type: "connect", nowMs: this.nowMs, client, ticket });
  }

  close(client: string): void {
    this.handle({ type: "disconnect", nowMs: this.nowMs, client });
  }

  seek(client: string, wish: { kind?: "quick" | "classic"; rated?: boolean } = {}): void {
    const message = { type: "seek", kind: "quick", rated: false, roundTripMs: 20, ...wish } as const;
    this.handle({ type: "message", nowMs: this.nowMs, client, message });
  }

  cancel(client: string): void {
    this.handle({ type: "message", nowMs: this.nowMs, client, message: { type: "cancel" } });
  }

  /** Time passes, and the lobby is woken whenever it asked for it. */
  wait(ms: number): void {
    const untilMs = this.nowMs + ms;
    for (let wakeMs = lobbyWakeMs(this.state); wakeMs <= untilMs; wakeMs = lobbyWakeMs(this.state)) {
      this.nowMs = Math.max(this.nowMs, wakeMs);
      const freshIds = [...this.state.seeks.keys()].map(() => `match${String(++this.#made).padStart(8, "0")}`);
      this.handle({ type: "wake", nowMs: this.nowMs, freshIds });
    }
    this.nowMs = untilMs;
  }

  answer(verdict: "stored" | "refused" | "apart" | "failed", match = this.orders.at(-1)?.id ?? ""): void {
    this.handle({ type: "ordered", nowMs: this.nowMs, match, verdict });
  }

  playing(match: string, shown: LiveMatch | null = live(match)): void {
    this.handle({ type: "playing", nowMs: this.nowMs, match, live: shown });
  }

  over(match: string, players: string[], missing: string[] = []): void {
    this.handle({ type: "over", nowMs: this.nowMs, match, players, missing });
  }

  crash(): void {
    this.state = restoreLobby(this.stored, this.nowMs);
    this.told.clear();
  }

  last(client: string): LobbyServerMessage | undefined {
    return this.told.get(client)?.findLast(({ type }) => type !== "lobby");
  }

  news(client: string): Extract<LobbyServerMessage, { type: "lobby" }>[] {
    return (this.told.get(client) ?? []).filter((message) => message.type === "lobby");
  }
}
