import { DEFAULT_SETTINGS, MAPS, SETTINGS_BOUNDS } from "@transcendence/game";
import * as v from "valibot";

function bounded({ min, max }: { min: number; max: number }) {
  return v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
}

/** What two people agree on before a match; what is left out is classic. Unknown keys are refused. */
export const MatchSettings = v.strictObject({
  map: v.optional(v.picklist(MAPS), DEFAULT_SETTINGS.map),
  pointsToWin: v.optional(bounded(SETTINGS_BOUNDS.pointsToWin), DEFAULT_SETTINGS.pointsToWin),
  margin: v.optional(bounded(SETTINGS_BOUNDS.margin), DEFAULT_SETTINGS.margin),
  ballSpeed: v.optional(bounded(SETTINGS_BOUNDS.ballSpeed), DEFAULT_SETTINGS.ballSpeed),
  paddleSize: v.optional(bounded(SETTINGS_BOUNDS.paddleSize), DEFAULT_SETTINGS.paddleSize),
});
