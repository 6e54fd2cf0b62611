// Creating the next tournament of each series, in time for people to register.
import {
  changeSeries,
  findLastOfSeries,
  findPerson,
  findTournament,
  insertTournament,
  withAdvisoryLock,
  inviteToTournament,
  listInvited,
  lockDueSeries,
  type Database,
  type SeriesRecord,
} from "@transcendence/database";
import { INVITED_MAX, Repeats, SeriesTemplate } from "@transcendence/protocol";
import * as v from "valibot";
import type { Deps } from "../deps.ts";
import type { AfterCommit, NotifyDeps } from "../notifications/notify.ts";
import { newId } from "../random.ts";
import { announceInvitations } from "./invitations.ts";
import { nextStart } from "./repeats.ts";
import { askTournament } from "./tournament-room.ts";

/** So long before its start registration opens; while another one of the series is open, no second one is. */
export const OPENS_BEFORE_MS = 7 * 86_400_000;
const AT_ONCE = 20;
/** What starts sooner than this is left out: nobody would hear of it. */
const TOO_LATE_MS = 10 * 60_000;

export type SeriesDeps = NotifyDeps & Pick<Deps, "live" | "machine">;

/** Run every some minutes. How many were created. Of several instances one does it. */
export async function createDueTournaments(deps: SeriesDeps): Promise<number> {
  const now = deps.clock();
  const made = await withAdvisoryLock(deps.database, async (tx) => {
    const due = await lockDueSeries(tx, new Date(now + OPENS_BEFORE_MS), AT_ONCE);
    const created: Created[] = [];
    for (const series of due) {
      const one = await createNext(deps, tx, series, now);
      if (one !== null) created.push(one);
    }
    return created;
  });
  for (const one of made ?? []) await openCreated(deps, one);
  return made?.length ?? 0;
}

export interface Created {
  readonly id: string;
  readonly announce: readonly AfterCommit[];
}

/** Within a transaction that holds the series. Null: its organiser is gone, or is going. */
export async function createNext(
  deps: SeriesDeps,
  tx: Database,
  series: SeriesRecord,
  nowMs: number,
): Promise<Created | null> {
  if ((await findPerson(tx, series.organiserId)) === null) {
    await changeSeries(tx, series.id, { paused: true });
    return null;
  }
  const repeats = v.parse(Repeats, series.repeats); // as it was checked
  const template = v.parse(SeriesTemplate, series.template);
  const soonestMs = nowMs + TOO_LATE_MS + template.deadlineMinutes * 60_000;
  const isLate = series.nextAt.getTime() < soonestMs;
  const startsAtMs = isLate ? nextStart(repeats, soonestMs) : series.nextAt.getTime();
  const last = await findLastOfSeries(tx, series.id);
  const { id: seriesId, organiserId, password } = series;
  const row = {
    ...template,
    id: newId(),
    organiserId,
    password,
    seriesId,
    inviteKey: template.inviteOnly ? newId() : null,
    startsAt: new Date(startsAtMs),
    createdAt: new Date(nowMs),
  };
  await insertTournament(tx, row);
  await changeSeries(tx, seriesId, { nextAt: new Date(nextStart(repeats, startsAtMs)) });
  if (last === null || !template.inviteOnly) return { id: row.id, announce: [] };
  const userIds = (await listInvited(tx, last)).map(({ id }) => id);
  const invited = await inviteToTournament(tx, { tournamentId: row.id, userIds, now: row.createdAt }, INVITED_MAX);
  const announce = await announceInvitations(deps, tx, { ...row, fromId: organiserId }, invited ?? []);
  return { id: row.id, announce };
}

/** Its room sets its clock. If it is away at this moment, the first who registers or looks wakes it. */
export async function openCreated(deps: SeriesDeps, { id, announce }: Created): Promise<void> {
  for (const each of announce) await each();
  const tournament = await findTournament(deps.database, id);
  if (tournament !== null) await askTournament(deps, tournament, { type: "open" }).catch(() => {});
}
