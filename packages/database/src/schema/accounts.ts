import { sql } from "drizzle-orm";
import { check, index, pgTable, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import { bytea } from "./columns.ts";
import { personalData } from "./personal-data.ts";
import { users } from "./users.ts";

/** An uploaded picture, known by the SHA-256 of what was stored: the same one is stored once, whoever uploads it. */
export const avatars = pgTable(
  "avatars",
  {
    hash: text().primaryKey(), // base64url
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (table) => [check("avatars_hash", sql`${table.hash} ~ '^[0-9A-Za-z_-]{43}$'`)],
);

/** Uploaded pictures where no folder and no bucket holds them: a few kilobytes each, never changed. */
export const files = pgTable("files", {
  name: text().primaryKey(),
  bytes: bytea().notNull(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
});

/** What a member has beyond a name. Whoever has a row here is a member; deleting it makes a guest of them again. */
export const accounts = pgTable(
  "accounts",
  {
    userId: text("user_id")
      .primaryKey()
      .references(() => users.id, { onDelete: "cascade" }),
    nameKey: text("name_key").notNull().unique("accounts_name_key"), // the name without case and look-alike letters
    email: text(), // as typed; null: a provider told of none
    emailKey: text("email_key"), // for comparing
    emailVerifiedAt: timestamp("email_verified_at", { withTimezone: true }),
    passwordHash: text("password_hash"), // PHC string; null: comes in through a provider only
    emailFactorAt: timestamp("email_factor_at", { withTimezone: true }), // since then a code by mail is asked at each login
    language: text().notNull(), // of the mails, and of what is shown beside links to this member and their matches
    biography: text().notNull().default(""),
    country: text(), // ISO 3166-1 alpha-2
    avatar: text().references(() => avatars.hash, { onDelete: "set null" }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
    seenAt: timestamp("seen_at", { withTimezone: true }), // when their last open page closed; null: not since this is kept
    deletionDueAt: timestamp("deletion_due_at", { withTimezone: true }), // asked to be forgotten, and may still change their mind
  },
  (table) => [
    check("accounts_email", sql`(${table.email} is null) = (${table.emailKey} is null)`),
    check("accounts_email_verified", sql`${table.emailVerifiedAt} is null or ${table.email} is not null`),
    check("accounts_email_length", sql`char_length(${table.email}) <= 254`),
    check("accounts_password", sql`${table.passwordHash} like '$%'`),
    check("accounts_biography", sql`char_length(${table.biography}) <= 500`),
    check("accounts_country", sql`${table.country} ~ '^[A-Z]{2}$'`),
    // An address belongs to whoever proved that it is theirs: typing in somebody else's keeps nobody out.
    uniqueIndex("accounts_email_key")
      .on(table.emailKey)
      .where(sql`${table.emailVerifiedAt} is not null`),
    index("accounts_deletion_due_at")
      .on(table.deletionDueAt)
      .where(sql`${table.deletionDueAt} is not null`),
    index("accounts_avatar").on(table.avatar),
    index("accounts_name_prefix").on(table.nameKey.op("text_pattern_ops")), // for names that begin so
  ],
);

export const accountsData = personalData(accounts, {
  whose: { person: ["userId"] },
  columns: {
    userId: "internal",
    nameKey: "internal", // made from the name
    email: "export",
    emailKey: "internal", // made from the address
    emailVerifiedAt: "export",
    passwordHash: "presence",
    emailFactorAt: "export",
    language: "export",
    biography: "export",
    country: "export",
    avatar: "export",
    createdAt: "export",
    seenAt: "export",
    deletionDueAt: "export",
  },
  onAnonymise: "delete",
  onDelete: "delete",
  expires: null,
});

export const avatarsData = personalData(avatars, {
  whose: { through: accounts, from: "avatar", to: "hash" }, // several may have the same picture
  columns: { hash: "internal", createdAt: "internal" },
  onAnonymise: "keep", // removed with its files when nobody has it any more: see queries/avatars.ts
  onDelete: "keep",
  expires: null,
});

export const filesData = personalData(files, {
  whose: "nobody", // reached by a picture's hash only
  columns: { name: "internal", bytes: "internal", createdAt: "internal" },
  onAnonymise: "keep",
  onDelete: "keep",
  expires: null,
});
