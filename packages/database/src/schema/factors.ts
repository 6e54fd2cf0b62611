import { sql } from "drizzle-orm";
import { bigint, check, pgTable, primaryKey, smallint, text, timestamp } from "drizzle-orm/pg-core";
import { bytea } from "./columns.ts";
import { personalData } from "./personal-data.ts";
import { users } from "./users.ts";

/** The shared secret of an authenticator (TOTP, RFC 6238), sealed under a key that is not in this database. */
export const totpSecrets = pgTable("totp_secrets", {
  userId: text("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  sealed: bytea().notNull(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  confirmedAt: timestamp("confirmed_at", { withTimezone: true }), // asked at login from then on
  lastStep: bigint("last_step", { mode: "number" }).notNull().default(0), // no code of this or an earlier time step counts again
});

/** Codes for the day when the authenticator is gone. Each counts once; only its hash is kept. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    hash: bytea().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    usedAt: timestamp("used_at", { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.userId, table.hash] })],
);

/** Somebody whose first factor was right and whose second is awaited; or a member asked to prove again who they are. */
export const loginChallenges = pgTable(
  "login_challenges",
  {
    tokenHash: bytea("token_hash").primaryKey(), // of the token in the browser's cookie
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    method: text().notNull(), // how the first factor was given: password, or a provider's name
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    failures: smallint().notNull().default(0),
    codeHash: bytea("code_hash"), // of the code that was sent by mail
    codesSent: smallint("codes_sent").notNull().default(0),
  },
  (table) => [check("login_challenges_token_hash", sql`octet_length(${table.tokenHash}) = 32`)],
);

export const totpSecretsData = personalData(totpSecrets, {
  whose: { person: ["userId"] },
  columns: {
    userId: "internal",
    sealed: "secret",
    createdAt: "export",
    confirmedAt: "export",
    lastStep: "internal", // a counter against replays
  },
  onAnonymise: "delete",
  onDelete: "delete",
  expires: null,
});

export const recoveryCodesData = personalData(recoveryCodes, {
  whose: { person: ["userId"] },
  columns: { userId: "internal", hash: "secret", createdAt: "export", usedAt: "export" },
  onAnonymise: "delete",
  onDelete: "delete",
  expires: null,
});

export const loginChallengesData = personalData(loginChallenges, {
  whose: { person: ["userId"] },
  columns: {
    tokenHash: "secret",
    userId: "internal",
    method: "export",
    createdAt: "export",
    expiresAt: "export",
    failures: "export",
    codeHash: "presence",
    codesSent: "export",
  },
  onAnonymise: "delete",
  onDelete: "delete",
  expires: "expiresAt",
});
