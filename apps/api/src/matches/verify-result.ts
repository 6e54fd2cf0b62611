// A result is believed when its replay, played again, gives it.
import { decodeBase64 } from "@oslojs/encoding";
import { decodeReplay, hashWorld, playReplay, RULES_VERSION, sameSettings } from "@transcendence/game";
import type { StoreResult } from "@transcendence/protocol";

export type Verdict =
  | { readonly ok: true; readonly replay: { rules: number; ticks: number; hash: number; bytes: Uint8Array } }
  | { readonly ok: false; readonly reason: "later_rules" } // played by rules that only a newer API knows
  | { readonly ok: false; readonly reason: "mismatch"; readonly what: string };

export function verifyResult({ settings, result, replay: text }: StoreResult): Verdict {
  const bytes = decodeBase64(text);
  const replay = decodeReplay(bytes);
  if (replay === null) return mismatch("the replay does not decode");
  if (replay.rules > RULES_VERSION) return { ok: false, reason: "later_rules" };
  if (!sameSettings(replay.settings, settings)) return mismatch("the replay has other settings");
  const world = playReplay(replay);
  if (world === null) return mismatch("the replay cannot be played");
  if (hashWorld(world) !== replay.hash) return mismatch("the replay ends in another world");
  if (world.score.length !== 2 || world.score.some((points, seat) => points !== result.score[seat])) {
    return mismatch(`the replay ends at ${world.score.join(":")}`);
  }
  // Who resigned or stayed away lost before the last point was played.
  if (world.winner !== (result.outcome === "won" ? result.winner : -1))
    return mismatch("the replay has another winner");
  return { ok: true, replay: { rules: replay.rules, ticks: replay.ticks, hash: replay.hash, bytes } };
}

function mismatch(what: string): Verdict {
  return { ok: false, reason: "mismatch", what };
}
