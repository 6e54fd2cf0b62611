// What players feel of those who look: a level of matches without anybody, then with so many pages that show the small boards of the live
// list and so many spectators of one match, who come while it runs.
import { setTimeout as sleep } from "node:timers/promises";
import { table } from "../figures.ts";
import { pin, SUBJECT_CORE } from "../processes.ts";
import { LoadProcess } from "./load-process.ts";
import { type Level, measureUndisturbed, MEASURE_MS, SECRET, SETTLE_MS } from "./ramp.ts";
import { startArenaRooms } from "./subjects.ts";

export interface Looking {
  readonly levels: readonly number[]; // matches
  readonly viewers: number;
  readonly spectators: number;
}

export async function measureWatched({ levels, viewers, spectators }: Looking, tell: (line: string) => void) {
  const server = await startArenaRooms(SECRET);
  const load = new LoadProcess();
  const rows: (string | number)[][] = [];
  try {
    const pids = [server.pid(), ...(server.others?.() ?? [])];
    for (const pid of pids) pin(pid, SUBJECT_CORE);
    const urls = (await server.addresses()).map((url) => url.href);
    for (const matches of levels) {
      await load.play({ duel: "listed", urls, secret: SECRET, matches });
      await sleep(SETTLE_MS);
      add("nobody looks", await measureUndisturbed(load, pids));
      await load.watch({ urls, secret: SECRET, viewers, spectators });
      await sleep(SETTLE_MS);
      add(`${viewers} with boards, ${spectators} watch one`, await measureUndisturbed(load, pids));
      await load.watch({ urls, secret: SECRET, viewers: 0, spectators: 0 });
    }
  } finally {
    await load.stop();
    await server.stop();
  }
  const head = [
    "matches",
    "",
    "p50 ms",
    "p99 ms",
    "max ms",
    "the watched one’s p99 ms",
    "boards a second, a page",
    "matches on them",
    "frames a second, a spectator",
    "core",
    "stolen",
    "lost",
  ];
  return `Measured on ${new Date().toISOString().slice(0, 10)}.\n\n${table(head, rows)}`;

  function add(who: string, level: Level): void {
    const { matches, relayMs, watchedMs, audience } = level;
    const seconds = MEASURE_MS / 1000;
    const each = (count: number, of: number) => (of === 0 ? "-" : (count / of / seconds).toFixed(1));
    const row = [
      matches,
      who,
      ...[relayMs.p50, relayMs.p99, relayMs.max, watchedMs.p99].map((ms) => ms.toFixed(1)),
      each(audience.boards, audience.viewers),
      audience.viewers === 0 ? "-" : audience.matchesOnBoards,
      each(audience.frames, audience.spectators),
      `${Math.round(level.serverCpu * 100)} %`,
      `${Math.round(level.stolen * 100)} %`,
      level.lost + audience.lost,
    ];
    rows.push(row);
    tell(`  ${row.join(" | ")}`);
  }
}
