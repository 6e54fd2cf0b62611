import type { MatchSettings } from "@transcendence/game";
import { sql } from "drizzle-orm";
import { boolean, check, index, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { personalData } from "./personal-data.ts";
import { users } from "./users.ts";

export const CHALLENGE_SIDES = ["left", "right", "random"] as const;
export const CHALLENGE_STATUSES = ["open", "accepted", "declined", "cancelled"] as const;
export const DECLINE_REASONS = ["busy", "later", "options", "rated", "casual"] as const;

/** One member asks another for a match. Once accepted, the match has the same id. */
export const challenges = pgTable(
  "challenges",
  {
    id: text().primaryKey(),
    challengerId: text("challenger_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    challengedId: text("challenged_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    settings: jsonb().$type<MatchSettings>().notNull(),
    rated: boolean().notNull(),
    side: text({ enum: CHALLENGE_SIDES }).notNull(), // of the challenger
    status: text({ enum: CHALLENGE_STATUSES }).notNull().default("open"),
    reason: text({ enum: DECLINE_REASONS }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(), // it may be accepted until then, and is removed afterwards
  },
  (table) => [
    check("challenges_status", sql`${table.status} in ('open', 'accepted', 'declined', 'cancelled')`),
    index("challenges_challenger_id").on(table.challengerId),
    index("challenges_challenged_id").on(table.challengedId),
    index("challenges_expires_at").on(table.expiresAt),
  ],
);

export const challengesData = personalData(challenges, {
  whose: { person: ["challengerId", "challengedId"] },
  columns: {
    id: "internal",
    challengerId: "internal",
    challengedId: "internal",
    settings: "export",
    rated: "export",
    side: "export",
    status: "export",
    reason: "export",
    createdAt: "export",
    expiresAt: "export",
  },
  extras: {
    challenger: sql<string>`(select ${users.name} from ${users} where ${users.id} = ${challenges.challengerId})`,
    challenged: sql<string>`(select ${users.name} from ${users} where ${users.id} = ${challenges.challengedId})`,
  },
  onAnonymise: "delete",
  onDelete: "delete",
  expires: "expiresAt",
});
