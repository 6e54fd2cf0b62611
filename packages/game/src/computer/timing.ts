// When to look. A look is worth most just after something new has happened, and there is at most one a second.
import { SERVE_DELAY_TICKS } from "../constants.ts";
import type { World } from "../world.ts";
import { type Computer, LOOK_TICKS, LOOK_TICKS_MAX } from "./computer.ts";

/** Looked for so long after the rival's hit or the serve, to be sure that it is seen. */
const SURE_TICKS = 3;

export interface Timing {
  readonly nextLook: number; // tick
  readonly waitsFor: number; // the tick for which the look is held back, or -1
  readonly seenTick: number; // of the first look after the hit
}

/** The rival is to hit the ball at `hitTick`. Who does not hold back looks by the clock. */
export function lookFor(hitTick: number, tick: number, holdsBack: boolean): Timing {
  const wanted = hitTick + SURE_TICKS;
  const earliest = tick + LOOK_TICKS;
  if (!holdsBack) {
    const looks = Math.max(1, Math.ceil((wanted - tick) / LOOK_TICKS));
    return { seenTick: tick + looks * LOOK_TICKS, waitsFor: -1, nextLook: earliest };
  }
  const waits = wanted >= earliest && wanted <= tick + LOOK_TICKS_MAX;
  return { seenTick: Math.max(wanted, earliest), waitsFor: waits ? hitTick : -1, nextLook: waits ? wanted : earliest };
}

/** Everybody waits for the serve. */
export function lookForServe(serveTick: number, tick: number): Pick<Timing, "nextLook" | "waitsFor"> {
  const wanted = serveTick + SURE_TICKS;
  if (wanted < tick + LOOK_TICKS || wanted > tick + LOOK_TICKS_MAX)
    return { nextLook: tick + LOOK_TICKS, waitsFor: -1 };
  return { nextLook: wanted, waitsFor: serveTick };
}

/** A point has fallen. When follows from where the ball was at the last look; -1 when there is no saying. */
export function nextServe({ thought }: Computer, { tick, score, receiver }: World): number {
  if (thought?.kind === "serve" && thought.tick >= tick) return thought.tick;
  const out = thought?.outTicks[receiver] ?? -1;
  if (out !== -1) return out + 1 + SERVE_DELAY_TICKS;
  return score.every((points) => points === 0) && tick < SERVE_DELAY_TICKS ? SERVE_DELAY_TICKS : -1;
}
