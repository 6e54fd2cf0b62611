// Matches that were played and stored under the first rules, as bytes from that time. They are played for ever.
import { describe, expect, test } from "vitest";
import { decodeReplay, decodeWorld, encodeReplay, encodeWorld, hashWorld, playReplay, rulesOf } from "../src/index.ts";
import stored from "./fixtures/version-1.json" with { type: "json" };
import { fromHex } from "./situations.ts";

describe.each(stored)(
  "[PLAY-10] a match of the first rules, to $settings.pointsToWin at $settings.ballSpeed %",
  (kept) => {
    const bytes = fromHex(kept.replay);
    const settings = { ...kept.settings, map: "classic", powerUps: [] } as const;

    test("plays as it did, to its last bit", () => {
      const replay = decodeReplay(bytes);
      expect(replay).toMatchObject({ rules: 1, settings, ticks: kept.ticks, hash: kept.hash });
      const world = playReplay(replay!);
      expect(world?.score).toEqual(kept.score);
      expect(hashWorld(world!)).toBe(kept.hash);
    });

    test("is written as it was", () => {
      expect(encodeReplay(decodeReplay(bytes)!)).toEqual(bytes);
    });

    test.runIf(kept.world !== null)("has keyframes as it had", () => {
      const frame = fromHex(kept.world!.bytes); // of a rally that is on
      const world = decodeWorld(frame, rulesOf(settings));
      expect(hashWorld(world!)).toBe(kept.world!.hash);
      expect(encodeWorld(world!)).toEqual(frame);
    });
  },
);
