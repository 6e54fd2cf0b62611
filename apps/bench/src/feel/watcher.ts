// Sits beside one person: shows them their pictures, passes their presses on, and notes what their screen did.
import { type Move, PADDLE_SPEED, TICKS_PER_SECOND } from "@transcendence/game";
import { createRandom, type VirtualTime } from "@transcendence/netcode/simulation";
import type { Display, Picture } from "./display.ts";
import { Person } from "./person.ts";
import { Smoothness } from "./smoothness.ts";

const PULL = 13; // a tick's way and half a ball: more than a press within the picture explains
const REACH = 46 + 8; // a bounce further than this from the paddle's centre, as drawn, is in thin air
const JUST_NOW_MS = 1; // a press so short before a picture has moved nothing yet
const EDGE = 255; // here a paddle cannot obey

/** A bounce as it was seen. */
export interface SeenHit {
  readonly rally: number; // the n-th serve seen
  readonly seat: number;
  readonly tick: number; // the match's now as drawn then
}

/** A press that the paddle has not answered yet. */
interface Press {
  readonly move: Move;
  readonly before: Move; // held when the last picture was drawn
  readonly atMs: number;
  first: boolean; // no picture has come since
}

export class Watcher {
  readonly display: Display;
  readonly smoothness = new Smoothness();
  readonly hits: SeenHit[] = [];
  rallies = 0;
  pictures = 0;
  presses = 0;
  obeyed = 0;
  responseMs = 0; // summed
  responses = 0;
  pulls = 0;
  thinAir = 0;
  readonly #time: VirtualTime;
  readonly #pictureMs: number;
  readonly #person: Person;
  readonly #travel: () => number;
  #held: Move = 0;
  #changes = 0; // of direction since the last picture
  #heldThen: Move = 0; // when the last picture was drawn
  #lowest: Move = 0; // of the directions held since the last picture
  #highest: Move = 0;
  #paddle = 0;
  #press: Press | null = null;

  /** `travel`: how far the ball really flies in a tick, now or in the rally before. */
  constructor(display: Display, time: VirtualTime, seed: number, pictureMs: number, travel: () => number) {
    this.display = display;
    this.#time = time;
    this.#pictureMs = pictureMs;
    this.#travel = travel;
    const random = createRandom(seed * 2 + display.seat);
    const press = (move: Move) => time.at(time.nowMs + pictureMs * random(), () => this.#pressed(move));
    this.#person = new Person({ seat: display.seat, press, draw: () => display.draw() }, random);
    time.at(time.nowMs + pictureMs * random(), () => this.#show());
  }

  #show(): void {
    const picture = this.display.draw();
    this.pictures++;
    this.#note(picture);
    this.#person.look(picture, this.#time.nowMs);
    this.#time.at(this.#time.nowMs + this.#pictureMs, () => this.#show());
  }

  #pressed(move: Move): void {
    this.#held = move;
    const alone = ++this.#changes === 1; // two within one picture cannot be told apart
    this.#lowest = Math.min(this.#lowest, move) as Move; // the lesser of two moves
    this.#highest = Math.max(this.#highest, move) as Move;
    this.display.press(move);
    const free = Math.abs(this.#paddle) < EDGE;
    this.#press =
      move === 0 || !free || !alone ? null : { move, before: this.#heldThen, atMs: this.#time.nowMs, first: true };
  }

  #note(picture: Picture): void {
    const ticks = (this.#pictureMs * TICKS_PER_SECOND) / 1000;
    this.smoothness.add(picture, this.#travel() * ticks);
    const paddle = picture.paddles[this.display.seat]!;
    if (!picture.running) this.#press = null;
    this.#notePaddle(paddle - this.#paddle, PADDLE_SPEED * ticks);
    this.#paddle = paddle;
    for (const event of picture.events) {
      if (event.kind === "serve") this.rallies++;
      if (event.kind !== "paddle") continue;
      this.hits.push({ rally: this.rallies, seat: event.seat, tick: picture.tick });
      if (Math.abs(event.y - picture.paddles[event.seat]!) > REACH) this.thinAir++;
    }
  }

  #notePaddle(moved: number, most: number): void {
    if (moved > this.#highest * most + PULL || moved < this.#lowest * most - PULL) this.pulls++;
    this.#lowest = this.#held;
    this.#highest = this.#held;
    this.#heldThen = this.#held;
    this.#changes = 0;
    if (this.#press === null) return;
    const { move, before, first, atMs } = this.#press;
    const waitedMs = this.#time.nowMs - atMs;
    const obeys = (moved - (first ? before * most : 0)) * move > 0.01;
    if (!obeys && waitedMs < JUST_NOW_MS) return;
    if (first) this.presses++;
    this.#press.first = false;
    if (!obeys) return;
    if (first) this.obeyed++;
    this.responses++;
    this.responseMs += waitedMs;
    this.#press = null;
  }
}
