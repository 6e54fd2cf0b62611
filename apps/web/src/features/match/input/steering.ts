// Listens to keys, fingers, mice and gamepads, and says at once, in the event itself, when a paddle is to move another way.
import { type Move, type Seat, SEATS } from "@transcendence/game";
import { codeOf, learnKey } from "../../../state/key-labels.ts";
import { preferences } from "../../../state/preferences.ts";
import type { Layout, Point } from "../canvas/layout.ts";
import { moveOfPad, RestingAxes } from "./gamepad.ts";
import { Held } from "./held.ts";
import { type Players, steeringOf } from "./keys.ts";
import { follow, halfOf, seatAt, targetOf } from "./touch.ts";

export interface SteeringOptions {
  readonly surface: HTMLElement; // where fingers count
  readonly players: () => Players;
  readonly layout: () => Layout | null;
  readonly playing: () => boolean; // keys and fingers belong to the match now
  readonly paddleAt: (seat: Seat) => number;
  readonly paddleLength: () => number;
  readonly steer: (seat: Seat, move: Move) => void;
}

interface Finger {
  readonly seat: Seat;
  point: Point;
  move: Move;
}

const OWN_KEYS = "input, select, textarea, dialog, [contenteditable]"; // a key pressed in these is theirs

export class Steering {
  readonly #options: SteeringOptions;
  readonly #held = [new Held(), new Held()] as const;
  readonly #fingers = new Map<number, Finger>();
  readonly #axes = new RestingAxes();
  readonly #listening = new AbortController();

  constructor(options: SteeringOptions) {
    this.#options = options;
    const { signal } = this.#listening;
    const { surface } = options;
    addEventListener("keydown", (event) => this.#keyDown(event), { signal });
    addEventListener("keyup", (event) => this.#keyUp(event), { signal });
    addEventListener("contextmenu", () => this.#forgetKeys(), { signal }); // it hears the keys that are let go
    addEventListener("blur", () => this.release(), { signal });
    document.addEventListener("visibilitychange", () => document.hidden && this.release(), { signal });
    surface.addEventListener("pointerdown", (event) => this.#fingerDown(event), { signal });
    surface.addEventListener("pointermove", (event) => this.#fingerMove(event), { signal });
    surface.addEventListener("pointerup", (event) => this.#fingerUp(event), { signal });
    surface.addEventListener("pointercancel", (event) => this.#fingerUp(event), { signal });
  }

  move(seat: Seat): Move {
    return this.#held[seat].move;
  }

  /** Once a frame: sticks send no events, and a paddle that follows a finger must be stopped when it gets there. */
  frame(): void {
    if (!this.#options.playing()) return;
    for (const [id, finger] of this.#fingers) this.#followFinger(id, finger);
    this.#readPads();
  }

  /** Everything counts as let go: the page is hidden, or something lies over the field. */
  release(): void {
    this.#fingers.clear();
    for (const seat of SEATS) this.#change(seat, this.#held[seat].releaseAll());
  }

  stop(): void {
    this.#listening.abort();
    this.release();
  }

  #change(seat: Seat, changed: boolean): void {
    if (changed) this.#options.steer(seat, this.#held[seat].move);
  }

  #steeringOf(code: string) {
    const bottom = this.#options.layout()?.bottom ?? null;
    return steeringOf(code, preferences.value.keys, this.#options.players(), bottom);
  }

  #keyDown(event: KeyboardEvent): void {
    if (event.key === "Meta") this.#forgetKeys(); // macOS tells of no other key that is let go while it is held
    if (event.ctrlKey || event.metaKey || event.altKey || !this.#options.playing()) return;
    if (event.target instanceof Element && event.target.closest(OWN_KEYS)) return;
    const code = codeOf(event);
    const steering = this.#steeringOf(code);
    if (!steering) return;
    event.preventDefault(); // arrows would scroll
    if (!event.repeat) learnKey(event);
    this.#change(steering.seat, this.#held[steering.seat].press(code, steering.direction)); // one that repeats is held already
  }

  #keyUp(event: KeyboardEvent): void {
    for (const seat of SEATS) this.#change(seat, this.#held[seat].release(codeOf(event)));
  }

  /** Keys whose end may not be heard of. Fingers and sticks say again in the next frame where they point. */
  #forgetKeys(): void {
    for (const seat of SEATS) this.#change(seat, this.#held[seat].releaseAll());
  }

  #fingerDown(event: PointerEvent): void {
    const layout = this.#options.layout();
    if (!layout || !this.#options.playing() || event.button !== 0) return;
    const { surface } = this.#options;
    const players = this.#options.players();
    const point = placeIn(surface, event);
    const finger = { seat: players.kind === "one" ? players.seat : seatAt(layout, point), point, move: 0 as Move };
    surface.setPointerCapture(event.pointerId);
    this.#fingers.set(event.pointerId, finger);
    this.#followFinger(event.pointerId, finger);
  }

  #fingerMove(event: PointerEvent): void {
    const finger = this.#fingers.get(event.pointerId);
    if (!finger) return;
    finger.point = placeIn(this.#options.surface, event);
    this.#followFinger(event.pointerId, finger);
  }

  #fingerUp(event: PointerEvent): void {
    const finger = this.#fingers.get(event.pointerId);
    if (!finger) return;
    this.#fingers.delete(event.pointerId);
    this.#change(finger.seat, this.#held[finger.seat].release(`finger ${event.pointerId}`));
  }

  #followFinger(id: number, finger: Finger): void {
    const layout = this.#options.layout();
    if (!layout) return;
    const { paddleAt, paddleLength } = this.#options;
    finger.move =
      preferences.value.touch === "halves"
        ? halfOf(layout, finger.point)
        : follow(targetOf(layout, finger.point, paddleLength()), paddleAt(finger.seat), finger.move);
    this.#change(finger.seat, this.#held[finger.seat].point(`finger ${id}`, finger.move));
  }

  #readPads(): void {
    const bottom = this.#options.layout()?.bottom ?? null;
    const players = this.#options.players();
    let place = 0;
    for (const pad of navigator.getGamepads?.() ?? []) {
      if (!pad?.connected) continue;
      const seat: Seat = players.kind === "one" ? players.seat : place === 0 ? 0 : 1;
      place++;
      this.#change(seat, this.#held[seat].point(`pad ${pad.index}`, moveOfPad(this.#axes.read(pad), bottom)));
    }
  }
}

function placeIn(surface: Element, event: PointerEvent): Point {
  const { left, top } = surface.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}
