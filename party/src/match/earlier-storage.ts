// Matches stored before rooms shared one kit had tables of their own shape. A match under way, or a result that still waited to be
// delivered, is taken into today's tables the first time its room wakes. Can go when nobody upgrades from before December 2026.
import { KIT_TABLES } from "../kit/snapshot.ts";
import { MATCH_TABLES } from "./match-store.ts";

const TAKEN = [
  "INSERT INTO match_checkpoint SELECT ?1, head, point, point_length, resume, resume_length FROM checkpoint",
  "INSERT INTO match_log SELECT ?1, start, commands FROM log",
  "INSERT INTO match_gone SELECT ?1 FROM gone",
  `INSERT INTO parcel (room, kind, target, body, attempts, refused)
    SELECT ?1, kind, '/internal/matches/' || kind, body, attempts, CASE WHEN refused IS NULL THEN NULL ELSE 422 END
    FROM outbox ORDER BY id`,
  "INSERT INTO alarm SELECT ?1, what, at_ms, ?2 FROM due",
] as const;
const TABLES = ["checkpoint", "log", "gone", "outbox", "due"] as const;

/** Once for each room; nothing to do for one that began later. `key`: of its rows. The alarm that was set stays set. */
export function takeEarlierMatch(storage: DurableObjectStorage, key: string, nowMs: number): void {
  const { sql } = storage;
  if (sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'checkpoint'").toArray().length === 0) return;
  storage.transactionSync(() => {
    for (const table of [...KIT_TABLES, ...MATCH_TABLES]) sql.exec(table);
    for (const statement of TAKEN) {
      if (statement.includes("?2")) sql.exec(statement, key, nowMs);
      else sql.exec(statement, key);
    }
    for (const table of TABLES) sql.exec(`DROP TABLE ${table}`);
  });
}
