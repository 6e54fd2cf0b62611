import { sql } from "drizzle-orm";
import { bigint, check, integer, pgTable, smallint, text, timestamp } from "drizzle-orm/pg-core";
import { bytea } from "./columns.ts";
import { matches } from "./matches.ts";

/** A finished match as settings, seeds and inputs (game's `encodeReplay`), played again before it was stored. */
export const replays = pgTable(
  "replays",
  {
    matchId: text("match_id")
      .primaryKey()
      .references(() => matches.id, { onDelete: "cascade" }),
    rules: smallint().notNull(), // the version of the rules that it was played by
    ticks: integer().notNull(),
    hash: bigint({ mode: "number" }).notNull(), // of the world at its last tick, 32 bits unsigned
    bytes: bytea().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    check("replays_ticks", sql`${table.ticks} >= 0`),
    check("replays_hash", sql`${table.hash} between 0 and 4294967295`),
  ],
);
