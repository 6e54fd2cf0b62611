// One match as this page sees it. The picture is plain objects, drawn anew each frame; only what is read becomes a signal.
import { computed, signal } from "@preact/signals";
import { arrivedBetween, calm, isLive, type Link, MatchSession } from "@transcendence/client/match";
import {
  type CharacterId,
  DEFAULT_SETTINGS,
  type Move,
  type PowerUpKind,
  rulesOf,
  type Seat,
} from "@transcendence/game";
import type { MatchClient, Quality, View } from "@transcendence/netcode";
import type { MatchClientMessage, MatchSummary, RoomMessage, TicketAnswer } from "@transcendence/protocol";
import { api, arena, type ErrorCode, type Result } from "../../../data/api.ts";
import { PAGE_NETWORK } from "../../../data/page-network.ts";
import { t } from "../../../i18n/index.ts";
import { noteIfHidden } from "../../../state/notify.ts";
import { toast } from "../../../state/toasts.ts";
import { createCanvasFrame, type CanvasFrame } from "../canvas/canvas-frame.ts";
import type { Layout } from "../canvas/layout.ts";
import { Notes } from "../canvas/notes.ts";
import { soundEvents } from "../sound/sound-events.ts";
import { play } from "../sound/sound.ts";

const SHOWN_MS = 1000; // between two readings of the ping
const BLINK_MS = 600;

export interface Health {
  readonly quality: Quality;
  readonly rttMs: number;
}

/** What the API tells of a match whose room has gone. */
export type Past =
  | { readonly state: "asking" }
  | { readonly state: "known"; readonly summary: MatchSummary }
  | { readonly state: "failed"; readonly error: ErrorCode };

export interface Taken {
  readonly seat: Seat;
  readonly powerUp: PowerUpKind;
}

export class MatchModel {
  readonly id: string;
  readonly link = signal<Link>({ state: "connecting", trouble: "none" });
  readonly room = signal<RoomMessage | null>(null);
  readonly score = signal<readonly [number, number]>([0, 0]);
  /** The line has been away long enough to speak of it: most are back before anybody has noticed. */
  readonly cutOff = signal(false);
  readonly health = signal<Health | null>(null);
  readonly past = signal<Past | null>(null);
  readonly rated = signal(false); // as agreed: with a guest in a seat it is casual all the same
  /** The rematch that was agreed on while we watched; coming back to an old match does not send us on. */
  readonly next = signal<string | null>(null);
  /** The computer player with whom the time is passed until the friend comes. */
  readonly meanwhile = signal<CharacterId | null>(null);
  readonly me = computed<Seat | null>(() => this.room.value?.you ?? null);
  readonly phase = computed(() => this.room.value?.state.phase ?? null);

  /** The power-up taken last in this rally: whoever cannot see it hears of it. */
  readonly taken = signal<Taken | null>(null);

  /** My paddle does not turn, for I caused the pause and the ball was coming to me. */
  readonly held = signal(false);

  readonly #session: MatchSession;
  #cutTimer: ReturnType<typeof setTimeout> | undefined;
  #client: MatchClient | null = null; // whose frame it is
  #frame: CanvasFrame = createCanvasFrame(rulesOf(DEFAULT_SETTINGS));
  readonly #notes = new Notes();
  #healthMs = 0;

  constructor(id: string) {
    this.id = id;
    const ticket = (aborted: AbortSignal) => api.matchTicket(id, aborted);
    this.#session = new MatchSession(
      { arena, match: id, ticket, network: PAGE_NETWORK },
      {
        onLink: (link) => this.#linked(link),
        onTicket: ({ rated }) => void (this.rated.value = rated),
        onRoom: (room, before) => this.#read(room, before),
        onError: (code) => toast(t.value.match.errors[code], "problem"),
        onBeat: (nowMs) => this.#look(nowMs),
      },
    );
  }

  leave(): void {
    clearTimeout(this.#cutTimer);
    this.#session.leave();
  }

  /** A ticket to the chat of my side: the room gives it, for only the room knows who plays. */
  askChat(): Promise<Result<TicketAnswer>> {
    return this.#session.askChat();
  }

  say(message: MatchClientMessage): void {
    this.#session.say(message);
  }

  reconnect(): void {
    this.#session.reconnect();
  }

  /** Called in the event of the key itself: the paddle obeys in the next frame, the room hears it now. */
  press(move: Move): void {
    this.#session.press(move);
  }

  get paddleLength(): number {
    return this.#frame.paddleLengths[this.me.peek() ?? 0] ?? 0;
  }

  paddleAt(seat: Seat): number {
    return this.#frame.paddles[seat] ?? 0;
  }

  /** Room time now, good to a fraction of a second: for countdowns that people read. */
  roomNow(): number {
    return this.#session.roomNow();
  }

  frame(nowMs: number, layout: Layout | null): CanvasFrame {
    const { client } = this.#session;
    if (!client) return this.#frame;
    this.#session.poll(nowMs);
    const view = client.view(nowMs);
    this.#draw(view);
    for (const event of view.events) {
      if (event.kind === "take") {
        this.taken.value = { seat: event.seat, powerUp: event.powerUp };
        this.#notes.write(event.seat, t.peek().options.power[event.powerUp].name, nowMs);
      } else if (event.kind === "serve") this.taken.value = null;
    }
    if (layout && this.link.peek().state === "open") soundEvents(view.events, layout);
    return this.#frame;
  }

  #draw(view: View): void {
    const frame = this.#frame;
    frame.inPlay = view.inPlay;
    frame.balls = view.balls;
    frame.paddles = view.paddles;
    frame.paddleLengths = view.paddleLengths;
    frame.arcade = view.arcade;
    const counting = this.phase.peek() === "countdown" && view.countdownMs > 0;
    frame.count = counting ? Math.min(3, Math.ceil(view.countdownMs / 1000)) : null;
    const seat = this.me.peek();
    const you = counting && seat !== null ? [{ seat, text: t.peek().match.you }] : [];
    frame.marks = [...you, ...this.#notes.at(performance.now())];
    this.#showHold(view.tick);
    this.#showScore(view.score[0] ?? 0, view.score[1] ?? 0);
    frame.score = isLive(this.phase.peek()) ? this.score.peek() : null;
  }

  #showHold(tick: number): void {
    const phase = this.phase.peek();
    const untilTick = this.room.peek()?.heldUntil ?? -1;
    this.held.value = isLive(phase) && phase !== "paused" && tick < untilTick;
  }

  #showScore(left: number, right: number): void {
    const [shownLeft, shownRight] = this.score.peek();
    if (left !== shownLeft || right !== shownRight) this.score.value = [left, right];
  }

  #linked(link: Link): void {
    this.link.value = link;
    if (link.state === "connecting") this.#cutTimer ??= setTimeout(() => (this.cutOff.value = true), BLINK_MS);
    else this.#joined();
    if (link.state === "closed" && link.reason === "gone") void this.askPast();
  }

  #joined(): void {
    clearTimeout(this.#cutTimer);
    this.#cutTimer = undefined;
    this.cutOff.value = false;
    this.health.value = null; // the old readings say nothing of the new line
  }

  async askPast(): Promise<void> {
    this.past.value = { state: "asking" };
    const answer = await api.match(this.id);
    this.past.value = answer.ok ? { state: "known", summary: answer.value } : { state: "failed", error: answer.error };
  }

  #read(room: RoomMessage, before: RoomMessage | null): void {
    if (this.#client !== this.#session.client) {
      this.#client = this.#session.client;
      this.#frame = createCanvasFrame(rulesOf(room.settings));
    }
    if (arrivedBetween(before, room)) {
      play("paddle", 0);
      const name = room.seats[room.you === 0 ? 1 : 0]?.player.name ?? "";
      void noteIfHidden(t.peek().match.waiting.arrived({ name }));
    }
    this.#followRematch(room, before);
    this.room.value = room;
  }

  #followRematch({ state }: RoomMessage, before: RoomMessage | null): void {
    if (state.phase !== "finished" || state.next === null || before === null) return;
    if (before.state.phase !== "finished" || before.state.next === null) this.next.value = state.next;
  }

  #look(nowMs: number): void {
    const { client } = this.#session;
    if (!client) return;
    const running = isLive(this.phase.peek());
    if (this.link.peek().state === "open") this.cutOff.value = running && client.quality === "lost"; // not a word comes through
    if (nowMs - this.#healthMs < SHOWN_MS) return;
    this.#healthMs = nowMs;
    const { quality, rttMs } = client;
    this.health.value = rttMs > 0 ? { quality: running ? quality : calm(quality), rttMs: Math.round(rttMs) } : null;
  }
}
