// What two people have agreed on, and what one wants nothing of.
import { sql } from "drizzle-orm";
import { index, pgTable, primaryKey, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import { personalData } from "./personal-data.ts";
import { users } from "./users.ts";

/** A friend request, and from `acceptedAt` on a friendship. Two people have one row at most, whoever asked. */
export const friendships = pgTable(
  "friendships",
  {
    fromId: text("from_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    toId: text("to_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    acceptedAt: timestamp("accepted_at", { withTimezone: true }), // null: not answered yet
  },
  (table) => [
    primaryKey({ columns: [table.fromId, table.toId] }),
    uniqueIndex("friendships_pair").on(
      sql`least(${table.fromId}, ${table.toId})`,
      sql`greatest(${table.fromId}, ${table.toId})`,
    ),
    index("friendships_to_id").on(table.toId),
  ],
);

/** Nothing of the blocked person reaches the blocker. Who is blocked is not told. */
export const blocks = pgTable(
  "blocks",
  {
    blockerId: text("blocker_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    blockedId: text("blocked_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.blockerId, table.blockedId] }),
    index("blocks_blocked_id").on(table.blockedId),
  ],
);

export const friendshipsData = personalData(friendships, {
  whose: { person: ["fromId", "toId"] },
  columns: { fromId: "internal", toId: "internal", createdAt: "export", acceptedAt: "export" },
  extras: {
    from: sql<string>`(select ${users.name} from ${users} where ${users.id} = ${friendships.fromId})`,
    to: sql<string>`(select ${users.name} from ${users} where ${users.id} = ${friendships.toId})`,
  },
  onAnonymise: "delete",
  onDelete: "delete",
  expires: null,
});

export const blocksData = personalData(blocks, {
  whose: { person: ["blockerId", "blockedId"] },
  exportedTo: ["blockerId"],
  columns: { blockerId: "internal", blockedId: "internal", createdAt: "export" },
  extras: { blocked: sql<string>`(select ${users.name} from ${users} where ${users.id} = ${blocks.blockedId})` },
  onAnonymise: "delete", // under a new name nothing leads back to them, a list of the blocked neither
  onDelete: "delete",
  expires: null,
});
