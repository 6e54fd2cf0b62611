// What a match is played with, in words.
import { DEFAULT_SETTINGS, type MatchSettings, sameSettings } from "@transcendence/game";
import { t } from "../../i18n/index.ts";
import { preferences } from "../../state/preferences.ts";
import { kindOf } from "./options.ts";

/** "Quick", "Evening" (a preset of the reader's own), or "Custom". */
export function optionsName(settings: MatchSettings): string {
  const { options } = t.value;
  const kind = kindOf(settings);
  if (kind !== null) return options[kind];
  return preferences.value.presets.find((own) => sameSettings(own.settings, settings))?.name ?? options.custom;
}

/** In one line: "Quick · to 7"; of anything but a preset also what differs from classic: "Custom · to 11 · by 2 · Island". */
export function optionsText(settings: MatchSettings): string {
  const { options } = t.value;
  const { map, pointsToWin, margin, ballSpeed, paddleSize, powerUps } = settings;
  const parts = [optionsName(settings), options.to({ points: pointsToWin })];
  if (margin > 1) parts.push(options.by({ margin }));
  if (map !== DEFAULT_SETTINGS.map) parts.push(options.maps[map]);
  if (kindOf(settings) === null) {
    if (ballSpeed !== DEFAULT_SETTINGS.ballSpeed) parts.push(options.speed({ percent: ballSpeed }));
    if (paddleSize !== DEFAULT_SETTINGS.paddleSize) parts.push(options.paddles({ percent: paddleSize }));
  }
  if (powerUps.length > 0) parts.push(options.powers({ count: powerUps.length }));
  return parts.join(" · ");
}

/** In full sentences, before the match. */
export function rulesText({ map, pointsToWin, margin, ballSpeed, paddleSize, powerUps }: MatchSettings): string {
  const { options } = t.value;
  const { waiting } = t.value.match;
  const sentences = [waiting.settings({ points: pointsToWin, margin })];
  if (ballSpeed !== DEFAULT_SETTINGS.ballSpeed) sentences.push(waiting.speed({ percent: ballSpeed }));
  if (paddleSize !== DEFAULT_SETTINGS.paddleSize) sentences.push(waiting.paddle({ percent: paddleSize }));
  if (map !== DEFAULT_SETTINGS.map) sentences.push(options.playedOn({ map: options.maps[map] }));
  if (powerUps.length > 0)
    sentences.push(options.with({ names: powerUps.map((kind) => options.power[kind].name).join(", ") }));
  return sentences.join(" ");
}
