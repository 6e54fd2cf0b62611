import { sql } from "drizzle-orm";
import { check, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { KEEP, NEW_NAME, personalData } from "./personal-data.ts";

export const USER_KINDS = ["guest", "member", "computer"] as const;
export type UserKind = (typeof USER_KINDS)[number];

/**
 * A person, or a computer player: its character is a row from a migration, with an id known beforehand, see protocol's `computerId`.
 * A guest who signs up keeps the row and its id; what an account adds will stand in tables of its own.
 */
export const users = pgTable(
  "users",
  {
    id: text().primaryKey(),
    kind: text({ enum: USER_KINDS }).notNull(),
    name: text().notNull(), // as shown; guests may share one
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    check("users_id", sql`${table.id} ~ '^[0-9A-Za-z]{12,32}$'`),
    check("users_kind", sql`${table.kind} in ('guest', 'member', 'computer')`),
    check("users_name", sql`char_length(${table.name}) between 1 and 20`),
  ],
);

export const usersData = personalData(users, {
  whose: { person: ["id"] },
  columns: { id: "export", kind: "export", name: "export", createdAt: "export" },
  onAnonymise: { id: KEEP, kind: "guest", name: NEW_NAME, createdAt: KEEP },
  onDelete: "delete",
  expires: null, // members some days after they asked, guests when nobody can be them any more: see queries/clean-up.ts
});
