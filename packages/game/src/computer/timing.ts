// When to look. A look is worth most just after something new has happened, and there is at most one a second.
import { SERVE_DELAY_TICKS } from "../constants.ts";
import type { World } from "../world.ts";
import { type Computer, LOOK_TICKS, LOOK_TICKS_MAX } from "./computer.ts";

/** Looked for so long after a hit, and after a serve, to be sure that it is seen. */
const SURE_TICKS = 2;
const SERVED_TICKS = 4;

export interface Timing {
  readonly nextLook: number; // tick
  readonly waitsFor: number; // the tick for which the look is held back, or -1
  readonly seenTick: number; // of the first look after the rival's hit
}

/** What the next seconds bring, as far as it can be foreseen. */
export interface Coming {
  readonly ownTick: number; // of the own hit before the rival's, or -1
  readonly hitTick: number; // of the rival's hit
  readonly lastTick: number; // the same at the latest, when the own hit comes out otherwise than meant
}

/** The patient wait for what is worth seeing; the others look by the clock. */
export function lookFor({ ownTick, hitTick, lastTick }: Coming, tick: number, patient: boolean): Timing {
  const earliest = tick + LOOK_TICKS;
  if (!patient) {
    const looks = Math.max(1, Math.ceil((hitTick + SURE_TICKS - tick) / LOOK_TICKS));
    return { seenTick: tick + looks * LOOK_TICKS, waitsFor: -1, nextLook: earliest };
  }
  if (ownTick !== -1) {
    const before = hitTick + SURE_TICKS - LOOK_TICKS; // a look up to here can be followed by one at the rival's hit
    const own = Math.max(earliest, ownTick + SURE_TICKS);
    if (own <= before && own <= tick + LOOK_TICKS_MAX) {
      const nextLook = earliest + LOOK_TICKS <= before ? earliest : own;
      return { seenTick: hitTick + SURE_TICKS, waitsFor: nextLook === own ? ownTick : -1, nextLook };
    }
  }
  const wanted = lastTick + SURE_TICKS;
  const waits = wanted >= earliest && wanted <= tick + LOOK_TICKS_MAX;
  return { seenTick: Math.max(wanted, earliest), waitsFor: waits ? hitTick : -1, nextLook: waits ? wanted : earliest };
}

/** What comes of the own hit is uncertain: the next look is to see just that. */
export function lookAfter(ownTick: number, hitTick: number, tick: number): Timing {
  const wanted = Math.max(tick + LOOK_TICKS, ownTick + SURE_TICKS);
  const nextLook = Math.min(tick + LOOK_TICKS_MAX, wanted);
  const seenTick = nextLook > hitTick ? nextLook : nextLook + LOOK_TICKS;
  return { seenTick, waitsFor: nextLook === ownTick + SURE_TICKS ? ownTick : -1, nextLook };
}

/** Everybody waits for the serve. */
export function lookForServe(serveTick: number, tick: number): Pick<Timing, "nextLook" | "waitsFor"> {
  const wanted = serveTick + SERVED_TICKS;
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
