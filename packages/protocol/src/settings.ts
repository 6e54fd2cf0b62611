import {
  DEFAULT_SETTINGS,
  MAPS,
  PLAYABLE_BOUNDS,
  POWER_UPS,
  type PowerUpKind,
  SETTINGS_BOUNDS,
  sortPowerUps,
} from "@transcendence/game";
import * as v from "valibot";

function bounded({ min, max }: { min: number; max: number }) {
  return v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
}

/** A set: none twice; always written in the same order. */
const PowerUps: v.GenericSchema<readonly PowerUpKind[], readonly PowerUpKind[]> = v.pipe(
  v.array(v.picklist(POWER_UPS)),
  v.maxLength(POWER_UPS.length),
  v.check((kinds) => new Set(kinds).size === kinds.length, "a power-up is named twice"),
  v.transform((kinds) => sortPowerUps(kinds)),
);

function settingsWithin(bounds: typeof SETTINGS_BOUNDS) {
  return v.strictObject({
    map: v.optional(v.picklist(MAPS), DEFAULT_SETTINGS.map),
    pointsToWin: v.optional(bounded(bounds.pointsToWin), DEFAULT_SETTINGS.pointsToWin),
    margin: v.optional(bounded(bounds.margin), DEFAULT_SETTINGS.margin),
    ballSpeed: v.optional(bounded(bounds.ballSpeed), DEFAULT_SETTINGS.ballSpeed),
    paddleSize: v.optional(bounded(bounds.paddleSize), DEFAULT_SETTINGS.paddleSize),
    powerUps: v.optional(PowerUps, () => []),
  });
}

/** What two people agree on before a match; what is left out is classic. Unknown keys are refused. */
export const MatchSettings = settingsWithin(SETTINGS_BOUNDS);

/** What a match may be played with that was made before: wider, since bounds were. */
export const PlayedSettings = settingsWithin(PLAYABLE_BOUNDS);
