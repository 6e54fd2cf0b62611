import { index, pgTable, primaryKey, text, timestamp, unique } from "drizzle-orm/pg-core";
import { personalData } from "./personal-data.ts";
import { users } from "./users.ts";

/** Who somebody is to a provider (OAuth 2.0, OpenID Connect): its own unchanging id, never an address. */
export const identities = pgTable(
  "identities",
  {
    provider: text().notNull(), // as configured: 42, google, github, or the name of the host's own
    subject: text().notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    label: text().notNull(), // what the provider calls them, to recognise it in a list
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    usedAt: timestamp("used_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.provider, table.subject] }),
    unique("identities_user_provider").on(table.userId, table.provider),
    index("identities_user_id").on(table.userId),
  ],
);

export const identitiesData = personalData(identities, {
  whose: { person: ["userId"] },
  columns: {
    provider: "export",
    subject: "export",
    userId: "internal",
    label: "export",
    createdAt: "export",
    usedAt: "export",
  },
  onAnonymise: "delete",
  onDelete: "delete",
  expires: null,
});
