// The lobby as this page knows it: who is here, what is on, and whether I wait for an opponent. One connection, while a page wants it.
import { effect, signal } from "@preact/signals";
import type { RoomLine } from "@transcendence/client/room-line";
import type { RatedKind } from "@transcendence/game";
import {
  type IdleReason,
  LOBBY_NAME,
  type LobbyClientMessage,
  type LobbyNews,
  type LobbyServerMessage,
} from "@transcendence/protocol";
import { api, arena, type ErrorCode } from "../../data/api.ts";
import { session } from "../../data/session.ts";

export interface Wish {
  readonly kind: RatedKind;
  readonly rated: boolean;
}

export type Search =
  | { readonly state: "idle"; readonly reason: IdleReason | null; readonly error: ErrorCode | null }
  /** By this page's clock. `sinceMs` null: the lobby has not answered yet. `heldUntilMs` null: may be paired at any time. */
  | {
      readonly state: "searching";
      readonly wish: Wish;
      readonly sinceMs: number | null;
      readonly heldUntilMs: number | null;
    };

export type Paired = Extract<LobbyServerMessage, { type: "paired" }>;

type Boards = Extract<LobbyServerMessage, { type: "boards" }>["boards"];

const IDLE = { state: "idle", reason: null, error: null } as const satisfies Search;

export const news = signal<LobbyNews | null>(null);
/** How the matches that are listed have moved since: told while a page shows boards. */
export const boards = signal<Boards>([]);
export const search = signal<Search>(IDLE);
/** The match to go to. */
export const paired = signal<Paired | null>(null);
/** Whom the lobby last paired me with. */
export const lastOpponent = signal<string | null>(null);
/** What was last asked for: taken up again when the other did not come. */
export const lastWish = signal<Wish | null>(null);

const wanted = signal(0); // by so many pages
let line: RoomLine | null = null;
let opened: string | null | undefined; // whose line it is; null: of nobody yet

/** While a page is shown that needs it. Who leaves it waits no longer. */
export function enterLobby(): () => void {
  wanted.value++;
  return () => {
    wanted.value--;
    if (wanted.value === 0) search.value = IDLE;
  };
}

let showsBoards = false;

/** While a page shows small boards. */
export function showBoards(): () => void {
  showsBoards = true;
  sayBoards();
  return () => {
    showsBoards = false;
    say({ type: "boards", isShown: false });
  };
}

function sayBoards(): void {
  if (showsBoards) say({ type: "boards", isShown: true });
}

export function seek(wish: Wish): void {
  paired.value = null;
  lastWish.value = wish;
  search.value = { state: "searching", wish, sinceMs: null, heldUntilMs: null };
  sayWish();
}

let becoming = false;

/** Whoever is nobody yet becomes a guest first, and gets another line, on which the wish is said. */
async function becomeSomebody(): Promise<void> {
  if (becoming) return;
  becoming = true;
  const guest = await api.becomeGuest();
  becoming = false;
  if (guest.ok) session.value = { state: "known", me: guest.value };
  else if (search.peek().state === "searching") search.value = { ...IDLE, error: guest.error };
}

export function cancel(): void {
  search.value = IDLE;
  say({ type: "cancel" });
}

function sayWish(): void {
  const current = search.peek();
  if (current.state !== "searching" || line === null || typeof opened !== "string") return;
  say({ type: "seek", ...current.wish, roundTripMs: line.roundTripMs() });
}

/** Mine to the server, as last measured. */
export function roundTripMs(): number | null {
  return line?.roundTripMs() ?? null;
}

function say(message: LobbyClientMessage): void {
  line?.say(message);
}

function hear(message: LobbyServerMessage): void {
  switch (message.type) {
    case "lobby":
      news.value = message;
      return;
    case "boards":
      boards.value = message.boards;
      return;
    case "seeking": {
      const { kind, rated, waitedMs, heldMs } = message;
      const nowMs = performance.now();
      const heldUntilMs = heldMs > 0 ? nowMs + heldMs : null;
      search.value = { state: "searching", wish: { kind, rated }, sinceMs: nowMs - waitedMs, heldUntilMs };
      return;
    }
    case "idle":
      if (search.peek().state === "searching") search.value = { ...IDLE, reason: message.reason };
      return;
    case "paired":
      search.value = IDLE;
      lastOpponent.value = message.opponent.name;
      paired.value = message;
  }
}

/** Whose line it is; undefined: none is wanted, or nobody knows yet who we are. */
function holder(): string | null | undefined {
  const known = session.value;
  return wanted.value === 0 || known.state !== "known" ? undefined : (known.me?.id ?? null);
}

async function keep(): Promise<void> {
  const who = holder();
  if (who === opened) return;
  line?.close();
  line = null;
  opened = who;
  if (who === undefined) return;
  const module = await import("@transcendence/client/room-line").catch(() => null); // the next visit tries again
  if (opened !== who || line !== null) return;
  if (module === null) {
    opened = undefined;
    return;
  }
  line = module.openRoomLine({
    arena,
    room: { kind: "lobby", name: LOBBY_NAME },
    onOpen() {
      sayWish();
      sayBoards();
    },
    onMessage: hear,
    onEnd() {
      if (search.peek().state === "searching") search.value = { ...IDLE, reason: "failed" };
    },
  });
}

effect(() => {
  holder();
  void keep();
});
effect(() => {
  if (search.value.state === "searching" && holder() === null) void becomeSomebody();
});
