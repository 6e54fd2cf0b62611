import { index, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { bytea } from "./columns.ts";
import { personalData } from "./personal-data.ts";
import { users } from "./users.ts";

/** A key for programs, shown once and kept as its SHA-256. It may do what its scopes name, until it expires. */
export const apiTokens = pgTable(
  "api_tokens",
  {
    id: text().primaryKey(),
    tokenHash: bytea("token_hash").notNull().unique("api_tokens_token_hash"),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    name: text().notNull(),
    scopes: text().notNull(), // their names, with spaces between
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    usedAt: timestamp("used_at", { withTimezone: true }),
  },
  (table) => [index("api_tokens_user_id").on(table.userId)],
);

export const apiTokensData = personalData(apiTokens, {
  whose: { person: ["userId"] },
  columns: {
    id: "export",
    tokenHash: "secret",
    userId: "internal",
    name: "export",
    scopes: "export",
    createdAt: "export",
    expiresAt: "export",
    usedAt: "export",
  },
  onAnonymise: "delete",
  onDelete: "delete",
  expires: "expiresAt",
});
