// What a computer player is made of: plain data, so that it can be kept with the match, copied and compared.
import type { Seat, World } from "../world.ts";
import type { CharacterId } from "./characters.ts";
import { createHabits, type Habits } from "./habits.ts";
import type { KeyPress } from "./hands.ts";

/** Nobody looks sooner than a second after the last look. */
export const LOOK_TICKS = 60;
/** Nor is a look put off for longer than two and a half. */
export const LOOK_TICKS_MAX = 150;

export interface Computer {
  readonly character: CharacterId;
  readonly seat: Seat;
  dice: number; // u32
  seen: World | null; // the last look
  seenHits: number; // of paddles in the rally, at the look before
  thought: Thought | null; // what it made of it
  presses: KeyPress[]; // decided, and not in the past at the last look
  pressedTick: number; // of the last press decided
  nextLook: number; // tick
  readonly habits: Habits; // of the rival
}

/** What it expects and wants after a look. */
export interface Thought {
  readonly kind: "meet" | "guard" | "serve"; // the ball comes to it, to the rival, or there is none
  readonly tick: number; // when the ball comes, or the serve
  readonly center: number; // where it wants to stand then
  readonly aim: number; // where on its paddle it wants to meet the ball
  readonly along: number; // where on its line it thinks that the ball comes
  readonly doubt: number; // by how much that may be off (standard deviation)
  readonly waitsFor: number; // the tick for which it holds back its next look, or -1
  readonly rival: { readonly seat: Seat; readonly tick: number; readonly along: number } | null; // meets the ball there
  readonly returns: readonly Place[]; // what may come back then, in the order of RETURNS; empty when not thought of
  readonly outTicks: readonly number[]; // by seat: when it is a point if the ball is missed there, or -1
}

export interface Place {
  readonly tick: number; // -1 when the ball does not come to this player
  readonly along: number;
}

export function createComputer(character: CharacterId, seat: Seat, seed: number): Computer {
  const dice = seed >>> 0;
  const habits = createHabits();
  return {
    character,
    seat,
    dice,
    seen: null,
    seenHits: 0,
    thought: null,
    presses: [],
    pressedTick: -LOOK_TICKS,
    nextLook: 0,
    habits,
  };
}

/** After the match jumped (a let, a restart): plans and the last look are void, what was learnt is kept. */
export function forget(computer: Computer): void {
  computer.seen = null;
  computer.thought = null;
  computer.presses = [];
  computer.pressedTick = -LOOK_TICKS;
  computer.nextLook = 0;
}
