// What the arena tells this person while a page is open: by one connection to their own room, out of which it becomes signals.
import { effect, signal } from "@preact/signals";
import type { RoomLine } from "@transcendence/client/room-line";
import type { LiveMessage } from "@transcendence/protocol";
import { arena } from "./api.ts";
import { forgetFriends, hearFriends } from "./friends-online.ts";
import { hearNotice, loadUnread, unread } from "./notices.ts";
import { hearName, loadSession, session } from "./session.ts";

const AGAIN_MS = 5000; // after an end: whoever is signed out everywhere is not asked for a ticket again and again

type Listener = (message: LiveMessage) => void;
const listeners = new Set<Listener>();

/** Hears everything that the arena tells this person, while the page is open. Returns how to stop. */
export function onLive(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** A match in a tournament for which this person is waited for. */
export interface TournamentCall {
  readonly tournament: string;
  readonly title: string;
  readonly opponent: string;
  readonly untilMs: number; // by this page's own clock
}

/** The latest last. */
export const tournamentCalls = signal<readonly TournamentCall[]>([]);

/** Whose page this is; null: nobody's yet. */
function userId(): string | null {
  return session.value.state === "known" ? (session.value.me?.id ?? null) : null;
}

/** From now on there is a connection for whoever is signed in, guests too. Its code is loaded when it is needed. */
export function keepLive(): void {
  let line: RoomLine | null = null;
  let user: string | null = null; // and of which kind: a guest who signs up has friends from then on
  let isResting = false;
  const close = () => {
    line?.close();
    line = user = null;
    forgetFriends();
    unread.value = null;
    forgetCalls();
  };
  const keep = async () => {
    const id = userId();
    const known = session.peek();
    const wanted = id && known.state === "known" ? `${id} ${known.me?.kind ?? ""}` : null;
    if (wanted === user) return;
    close();
    if (id === null || wanted === null || isResting) return;
    user = wanted;
    const module = await import("@transcendence/client/room-line").catch(() => null);
    if (user !== wanted) return;
    if (module === null) return void (user = null); // tried again with the next page that asks who one is
    line = module.openRoomLine({
      arena,
      room: { kind: "user", name: id },
      onOpen() {
        forgetCalls(); // one may have ended while the line was down
        void loadUnread();
      },
      onMessage: hear,
      onEnd() {
        isResting = true;
        setTimeout(() => {
          isResting = false;
          void keep();
        }, AGAIN_MS);
        close();
        void loadSession(); // signed out elsewhere, perhaps
      },
    });
  };
  effect(() => {
    userId();
    void keep();
  });
  // A page with an open connection is not kept for going back to.
  addEventListener("pagehide", close);
  addEventListener("pageshow", ({ persisted }) => persisted && void keep());
}

/** Those that still wait are told by each line once it is open. */
function forgetCalls(): void {
  if (tournamentCalls.peek().length > 0) tournamentCalls.value = [];
}

function hear(message: LiveMessage): void {
  const known = session.value;
  if (known.state !== "known" || known.me === null) return;
  switch (message.type) {
    case "renamed":
      hearName(message.name);
      break;
    case "notified":
    case "notices_read":
    case "notices_removed":
      hearNotice(message);
      break;
    case "challenge":
    case "relation": // heard where people are shown
    case "friends_online":
    case "friend_status":
    case "chat":
      break;
    case "called": {
      const { tournament, title, opponent, leftMs } = message;
      const call = { tournament, title, opponent, untilMs: performance.now() + leftMs };
      tournamentCalls.value = [...callsWithout(tournament), call];
      break;
    }
    case "uncalled":
      tournamentCalls.value = callsWithout(message.tournament);
      break;
  }
  hearFriends(message);
  for (const listener of listeners) listener(message);
}

function callsWithout(tournament: string): TournamentCall[] {
  return tournamentCalls.peek().filter((call) => call.tournament !== tournament);
}
