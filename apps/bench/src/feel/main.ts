// npm run bench -- feel [variants]
import { play, type Way } from "./session.ts";
import { ROUND_TRIPS_MS } from "./weather.ts";
const ways: Record<string, Way> = {
  ours: { drawing: {} },
  nopredict: { drawing: { delayLimit: 0 } },
  newest: { behindMs: null },
  behind: { behindMs: 100 },
};
const N = Number(process.argv[2] ?? 2);
for (const rtt of ROUND_TRIPS_MS)
  for (const [name, way] of Object.entries(ways)) {
    const t = performance.now();
    const f = play(way, rtt, N);
    console.log(
      rtt,
      name.padEnd(10),
      "sec",
      f.seconds.toFixed(0),
      "in/late",
      f.inputs,
      f.lateInputs,
      "obey",
      (f.obeyed / f.presses).toFixed(4),
      "resp",
      f.responseMs.toFixed(0),
      "pulls",
      f.pulls,
      "own",
      f.ownHits,
      f.ownUndoneInTime,
      f.ownUndoneLate,
      "rival",
      f.rivalHits,
      f.rivalUndone,
      "ret",
      f.returns,
      "thin",
      f.thinAir,
      "jumps",
      f.jumps,
      "cv",
      f.unevenness.toFixed(3),
      "flight",
      f.flightUnevenness.toFixed(3),
      "flick",
      f.flicker.toFixed(3),
      "ms",
      (performance.now() - t).toFixed(0),
    );
  }
