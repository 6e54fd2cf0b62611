// Matches that were played and stored under the second rules, on every map as it was then. They are played for ever.
import { describe, expect, test } from "vitest";
import { canGoOn, decodeReplay, encodeReplay, hashWorld, isMatchSettings, playReplay } from "../src/index.ts";
import stored from "./fixtures/version-2.json" with { type: "json" };
import { fromHex } from "./situations.ts";

describe.each(stored)(
  "[PLAY-10] a match of the second rules on $settings.map at $settings.ballSpeed %, power-ups $settings.powerUps",
  ({ settings, score, ticks, hash, replay }) => {
    const bytes = fromHex(replay);

    test("plays as it did, to its last bit", () => {
      const read = decodeReplay(bytes);
      expect(read).toMatchObject({ rules: 2, settings, ticks, hash });
      const world = playReplay(read!);
      expect(world?.score).toEqual(score);
      expect(hashWorld(world!)).toBe(hash);
    });

    test("is written as it was", () => {
      expect(encodeReplay(decodeReplay(bytes)!)).toEqual(bytes);
    });

    test("goes on under today's rules only where they are the same", () => {
      if (!isMatchSettings(settings)) throw new Error("a stored match has settings that can be played");
      const { map } = settings;
      expect(canGoOn(2, settings)).toBe(map === "classic" || map === "portals");
      const today = playReplay({ ...decodeReplay(bytes)!, rules: 3 });
      if (map === "classic" || map === "portals") expect(today && hashWorld(today)).toBe(hash);
    });
  },
);
