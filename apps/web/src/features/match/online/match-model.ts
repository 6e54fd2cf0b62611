// One match as this page sees it. The picture is plain objects, drawn anew each frame; only what is read becomes a signal.
import { computed, signal } from "@preact/signals";
import {
  type CharacterId,
  DEFAULT_SETTINGS,
  type Move,
  type PowerUpKind,
  rulesOf,
  type Seat,
} from "@transcendence/game";
import { MatchClient, type Quality, type View } from "@transcendence/netcode";
import type {
  MatchClientMessage,
  MatchServerMessage,
  MatchSummary,
  RoomMessage,
  TicketAnswer,
} from "@transcendence/protocol";
import { api, type ErrorCode, type Result } from "../../../data/api.ts";
import { t } from "../../../i18n/index.ts";
import { toast } from "../../../state/toasts.ts";
import { createCanvasFrame, type CanvasFrame } from "../canvas/canvas-frame.ts";
import type { Layout } from "../canvas/layout.ts";
import { Notes } from "../canvas/notes.ts";
import { type Link, MatchSocket } from "../connection/socket.ts";
import { soundEvents } from "../sound/sound-events.ts";
import { play } from "../sound/sound.ts";
import { arrivedBetween, calm, isLive, mustSayReady } from "./phases.ts";

const CHAT_ANSWER_MS = 5000;
const TICK_MS = 100; // between two looks at the line when no frame is drawn, as in a hidden page
const SHOWN_MS = 1000; // between two readings of the ping
const BLINK_MS = 600;
const QUIET_RUNNING_MS = 1300; // a running match hears a keyframe each second
const QUIET_IDLE_MS = 12_000; // otherwise one in ten seconds

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

  readonly #socket: MatchSocket;
  readonly #timer: ReturnType<typeof setInterval>;
  #cutTimer: ReturnType<typeof setTimeout> | undefined;
  #client: MatchClient | null = null;
  #seat: Seat | null = null;
  #frame: CanvasFrame = createCanvasFrame(rulesOf(DEFAULT_SETTINGS));
  readonly #notes = new Notes();
  #roomAheadMs = 0; // of performance.now
  #healthMs = 0;
  readonly #chatAsked: ((answer: Result<TicketAnswer>) => void)[] = [];
  #readySaidMs: number | null = null; // on this connection

  constructor(id: string) {
    this.id = id;
    this.#socket = new MatchSocket(id, {
      onLink: (link) => this.#linked(link),
      onTicket: ({ rated }) => void (this.rated.value = rated),
      onMessage: (message) => this.#read(message),
      onFrame: (bytes) => this.#sendAll(this.#client?.onFrame(bytes, performance.now()) ?? []),
    });
    this.#timer = setInterval(() => this.#look(performance.now()), TICK_MS);
  }

  leave(): void {
    clearInterval(this.#timer);
    clearTimeout(this.#cutTimer);
    this.#socket.close();
  }

  /** A ticket to the chat of my side: the room gives it, for only the room knows who plays. */
  askChat(): Promise<Result<TicketAnswer>> {
    return new Promise((answer) => {
      this.#chatAsked.push(answer);
      setTimeout(() => answer({ ok: false, error: "offline" }), CHAT_ANSWER_MS); // what comes later is asked for again
      this.say({ type: "chat" });
    });
  }

  say(message: MatchClientMessage): void {
    if (message.type === "ready") this.#readySaidMs = performance.now();
    this.#socket.say(message);
  }

  reconnect(): void {
    this.#socket.reconnect();
  }

  /** Called in the event of the key itself: the paddle obeys in the next frame, the room hears it now. */
  press(move: Move): void {
    const frame = this.#client?.press(move, performance.now());
    if (frame) this.#socket.send(frame);
  }

  get paddleLength(): number {
    return this.#frame.paddleLengths[this.#seat ?? 0] ?? 0;
  }

  paddleAt(seat: Seat): number {
    return this.#frame.paddles[seat] ?? 0;
  }

  /** Room time now, good to a fraction of a second: for countdowns that people read. */
  roomNow(): number {
    return performance.now() + this.#roomAheadMs;
  }

  frame(nowMs: number, layout: Layout | null): CanvasFrame {
    const client = this.#client;
    if (!client) return this.#frame;
    this.#sendAll(client.poll(nowMs));
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
    const you = counting && this.#seat !== null ? [{ seat: this.#seat, text: t.peek().match.you }] : [];
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
    if (link.state !== "open") this.#readySaidMs = null;
    if (link.state === "connecting") this.#cutTimer ??= setTimeout(() => (this.cutOff.value = true), BLINK_MS);
    else this.#joined();
    const nowMs = performance.now();
    if (link.state === "open") this.#client?.onOpen(nowMs);
    else this.#client?.onClose(nowMs);
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

  #read(message: MatchServerMessage): void {
    if (message.type === "chat") {
      for (const answer of this.#chatAsked.splice(0)) answer({ ok: true, value: message });
      return;
    }
    if (message.type === "error") return toast(t.value.match.errors[message.code], "problem");
    const nowMs = performance.now();
    this.#roomAheadMs = message.nowMs - nowMs;
    if (!this.#client || this.#seat !== message.you) {
      this.#seat = message.you;
      this.#client = new MatchClient({ settings: message.settings, seat: message.you });
      this.#client.onOpen(nowMs);
      this.#frame = createCanvasFrame(rulesOf(message.settings));
    }
    this.#client.onPhase(message, nowMs);
    if (arrivedBetween(this.room.peek(), message)) play("paddle", 0);
    this.#beReady(message, nowMs);
    this.#followRematch(message);
    this.room.value = message;
  }

  #beReady(room: RoomMessage, nowMs: number): void {
    if (mustSayReady(room, this.#readySaidMs, nowMs)) this.say({ type: "ready" });
  }

  #followRematch({ state }: RoomMessage): void {
    const before = this.room.peek()?.state;
    if (state.phase === "finished" && state.next !== null && before !== undefined) {
      if (before.phase !== "finished" || before.next === null) this.next.value = state.next;
    }
  }

  #look(nowMs: number): void {
    const client = this.#client;
    if (!client) return;
    this.#sendAll(client.poll(nowMs));
    const running = isLive(this.phase.peek());
    const room = this.room.peek();
    if (room !== null && this.#socket.isOpen) this.#beReady(room, nowMs);
    if (this.link.peek().state === "open") this.cutOff.value = running && client.quality === "lost"; // not a word comes through
    this.#socket.watch(nowMs, running ? QUIET_RUNNING_MS : QUIET_IDLE_MS, () => client.ping(nowMs));
    if (nowMs - this.#healthMs < SHOWN_MS) return;
    this.#healthMs = nowMs;
    const { quality, rttMs } = client;
    this.health.value = rttMs > 0 ? { quality: running ? quality : calm(quality), rttMs: Math.round(rttMs) } : null;
  }

  #sendAll(frames: readonly Uint8Array[]): void {
    for (const frame of frames) this.#socket.send(frame);
  }
}
