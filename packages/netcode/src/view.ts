// What a match client gives to whoever draws and sounds it.
import type { PowerUpKind, Seat } from "@transcendence/game";
import type { ArcadeView, ViewBall } from "./field-frame.ts";

export type ViewEvent =
  | { readonly kind: "serve" | "wall"; readonly x: number; readonly y: number }
  | { readonly kind: "paddle"; readonly x: number; readonly y: number; readonly seat: Seat } // whose paddle
  | { readonly kind: "point"; readonly x: number; readonly y: number; readonly seat: Seat } // who scored
  | { readonly kind: "block"; readonly x: number; readonly y: number } // bounced off a block
  | { readonly kind: "portal"; readonly x: number; readonly y: number; readonly toX: number; readonly toY: number }
  | { readonly kind: "shield"; readonly x: number; readonly y: number; readonly seat: Seat } // whose shield saved
  | { readonly kind: "item"; readonly x: number; readonly y: number; readonly powerUp: PowerUpKind } // came onto the field
  | {
      readonly kind: "take";
      readonly x: number;
      readonly y: number;
      readonly powerUp: PowerUpKind;
      readonly seat: Seat;
    }
  | { readonly kind: "vanish"; readonly x: number; readonly y: number }; // a second ball went out behind its owner

/** Coordinates are the game's: the origin in the centre of the field, y down. Reused: read it before the next call. */
export interface View {
  tick: number; // the room's now as it is drawn, fractional
  running: boolean; // the clock runs: in a rally or between points
  countdownMs: number; // until the clock starts; 0 when it runs or none is set
  inPlay: boolean; // there is a ball to draw
  balls: ViewBall[]; // those in flight, the main ball first
  paddles: number[]; // centre along its line, by seat
  paddleLengths: number[]; // by seat
  arcade: ArcadeView | null; // null where there is nothing but classic Pong
  score: number[]; // final points only
  receiver: Seat; // to whom the next serve goes
  events: ViewEvent[]; // since the last view
}

/** How good the connection is: "lost" when nothing was heard for two seconds. */
export type Quality = "good" | "fair" | "poor" | "lost";

/** How the rival's half is drawn; docs/decisions tells why these numbers. */
export interface Drawing {
  readonly delayPart: number; // of the usual age of the rival's inputs: so late is the rival's paddle drawn; 0: all is predicted
  readonly delayLimit: number; // ticks, at most
  readonly stretchLimit: number; // part by which the ball may seem slower or faster for it; it bounds the delay of a fast ball
  readonly halfLifeMs: number; // of what is left of a correction on the screen; 0: at once
}

export const DRAWING: Drawing = { delayPart: 0.8, delayLimit: 24, stretchLimit: 0.3, halfLifeMs: 70 };
