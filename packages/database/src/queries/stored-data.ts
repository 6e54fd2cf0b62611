// Everything that is stored about a person, one query for each table, to be told to that person.
import { and, asc, desc, eq, inArray, ne, sql } from "drizzle-orm";
import { alias, type AnyPgColumn } from "drizzle-orm/pg-core";
import type { Database } from "../connection.ts";
import {
  accounts,
  apiTokens,
  identities,
  loginChallenges,
  mailLinks,
  mails,
  matches,
  matchSeats,
  recoveryCodes,
  replays,
  sessions,
  totpSecrets,
  users,
} from "../schema/index.ts";

/**
 * What becomes of each column of each table when somebody asks for their data; a test holds the list against the schema.
 * `told`: word for word. `fact`: that there is one, for it is a secret or the hash of one. `link`: leads to the person, or to a row
 * that is told. `nobody`: about nobody in particular.
 */
export const TELLING: Readonly<Record<string, Readonly<Record<string, "told" | "fact" | "link" | "nobody">>>> = {
  users: { id: "told", kind: "told", name: "told", created_at: "told" },
  accounts: {
    user_id: "link",
    name_key: "link", // made from the name
    email: "told",
    email_key: "link", // made from the address
    email_verified_at: "told",
    password_hash: "fact",
    email_factor_at: "told",
    language: "told",
    biography: "told",
    country: "told",
    avatar: "told",
    created_at: "told",
    deletion_due_at: "told",
  },
  avatars: { hash: "told", created_at: "nobody" }, // of the picture, which several may have
  files: { name: "told", bytes: "told", created_at: "nobody" }, // the picture itself, at its address
  sessions: {
    id: "told",
    token_hash: "fact",
    user_id: "link",
    method: "told",
    agent: "told",
    created_at: "told",
    authenticated_at: "told",
    seen_at: "told",
    expires_at: "told",
  },
  identities: {
    provider: "told",
    subject: "told",
    user_id: "link",
    label: "told",
    created_at: "told",
    used_at: "told",
  },
  totp_secrets: { user_id: "link", sealed: "fact", created_at: "told", confirmed_at: "told", last_step: "fact" },
  recovery_codes: { user_id: "link", hash: "fact", created_at: "told", used_at: "told" },
  login_challenges: {
    token_hash: "fact",
    user_id: "link",
    method: "told",
    created_at: "told",
    expires_at: "told",
    failures: "told",
    code_hash: "fact",
    codes_sent: "told",
  },
  api_tokens: {
    id: "told",
    token_hash: "fact",
    user_id: "link",
    name: "told",
    scopes: "told",
    created_at: "told",
    expires_at: "told",
    used_at: "told",
  },
  mail_links: {
    token_hash: "fact",
    user_id: "link",
    purpose: "told",
    email: "told",
    created_at: "told",
    expires_at: "told",
  },
  mails: {
    id: "link",
    recipient: "told",
    language: "told",
    subject: "told",
    text: "fact", // it may hold a code or a link that is for the mailbox alone
    html: "fact",
    created_at: "told",
    attempts: "told",
    due_at: "told",
    problem: "told",
  },
  matches: {
    id: "told",
    status: "told",
    settings: "told",
    rematch_of: "link",
    outcome: "told",
    winner: "told",
    duration_ms: "told",
    created_at: "told",
    started_at: "told",
    finished_at: "told",
  },
  match_seats: { match_id: "link", seat: "told", user_id: "link", score: "told", created_at: "link" },
  replays: {
    match_id: "link",
    rules: "nobody",
    ticks: "told",
    hash: "nobody",
    bytes: "fact", // at the match's address
    created_at: "nobody",
  },
  rate_limits: { key: "nobody", count: "nobody", ends_at: "nobody" }, // under keys that lead back to nobody, and gone within a day
};

/** Sent together; null: there is no such person. */
export async function readStoredData(database: Database, userId: string) {
  const mine = (column: AnyPgColumn) => eq(column, userId);
  const rival = alias(matchSeats, "rival");
  const rivalName = database
    .select({ name: users.name })
    .from(rival)
    .innerJoin(users, eq(users.id, rival.userId))
    .where(and(eq(rival.matchId, matchSeats.matchId), ne(rival.seat, matchSeats.seat)))
    .limit(1);
  const rivalScore = database
    .select({ score: rival.score })
    .from(rival)
    .where(and(eq(rival.matchId, matchSeats.matchId), ne(rival.seat, matchSeats.seat)))
    .limit(1);
  const [[person], [account], sessionRows, identityRows, [authenticator], codes, challenges, tokens, links, played] =
    await Promise.all([
      database.select().from(users).where(mine(users.id)),
      database
        .select({
          email: accounts.email,
          emailVerifiedAt: accounts.emailVerifiedAt,
          hasPassword: sql<boolean>`${accounts.passwordHash} is not null`,
          emailFactorAt: accounts.emailFactorAt,
          language: accounts.language,
          biography: accounts.biography,
          country: accounts.country,
          avatar: accounts.avatar,
          createdAt: accounts.createdAt,
          deletionDueAt: accounts.deletionDueAt,
        })
        .from(accounts)
        .where(mine(accounts.userId)),
      database
        .select({
          id: sessions.id,
          method: sessions.method,
          agent: sessions.agent,
          createdAt: sessions.createdAt,
          authenticatedAt: sessions.authenticatedAt,
          seenAt: sessions.seenAt,
          expiresAt: sessions.expiresAt,
        })
        .from(sessions)
        .where(mine(sessions.userId))
        .orderBy(desc(sessions.seenAt)),
      database
        .select({
          provider: identities.provider,
          subject: identities.subject,
          label: identities.label,
          createdAt: identities.createdAt,
          usedAt: identities.usedAt,
        })
        .from(identities)
        .where(mine(identities.userId))
        .orderBy(asc(identities.createdAt)),
      database
        .select({ createdAt: totpSecrets.createdAt, confirmedAt: totpSecrets.confirmedAt })
        .from(totpSecrets)
        .where(mine(totpSecrets.userId)),
      database
        .select({ createdAt: recoveryCodes.createdAt, usedAt: recoveryCodes.usedAt })
        .from(recoveryCodes)
        .where(mine(recoveryCodes.userId))
        .orderBy(asc(recoveryCodes.createdAt), asc(recoveryCodes.usedAt)),
      database
        .select({
          method: loginChallenges.method,
          createdAt: loginChallenges.createdAt,
          expiresAt: loginChallenges.expiresAt,
          failures: loginChallenges.failures,
          codesSent: loginChallenges.codesSent,
        })
        .from(loginChallenges)
        .where(mine(loginChallenges.userId)),
      database
        .select({
          id: apiTokens.id,
          name: apiTokens.name,
          scopes: apiTokens.scopes,
          createdAt: apiTokens.createdAt,
          expiresAt: apiTokens.expiresAt,
          usedAt: apiTokens.usedAt,
        })
        .from(apiTokens)
        .where(mine(apiTokens.userId))
        .orderBy(asc(apiTokens.createdAt)),
      database
        .select({
          purpose: mailLinks.purpose,
          email: mailLinks.email,
          createdAt: mailLinks.createdAt,
          expiresAt: mailLinks.expiresAt,
        })
        .from(mailLinks)
        .where(mine(mailLinks.userId))
        .orderBy(asc(mailLinks.createdAt)),
      database
        .select({
          id: matches.id,
          status: matches.status,
          settings: matches.settings,
          outcome: matches.outcome,
          winner: matches.winner,
          durationMs: matches.durationMs,
          createdAt: matches.createdAt,
          startedAt: matches.startedAt,
          finishedAt: matches.finishedAt,
          seat: matchSeats.seat,
          score: matchSeats.score,
          rivalScore: sql<number | null>`(${rivalScore})`,
          rival: sql<string | null>`(${rivalName})`, // as they are called now; null: nobody, or a former player
          replayTicks: replays.ticks,
        })
        .from(matchSeats)
        .innerJoin(matches, eq(matches.id, matchSeats.matchId))
        .leftJoin(replays, eq(replays.matchId, matchSeats.matchId))
        .where(mine(matchSeats.userId))
        .orderBy(desc(matchSeats.createdAt), desc(matchSeats.matchId)),
    ]);
  if (person === undefined) return null;
  return {
    person,
    account: account ?? null,
    sessions: sessionRows,
    identities: identityRows,
    authenticator: authenticator ?? null,
    recoveryCodes: codes,
    loginChallenges: challenges,
    apiTokens: tokens,
    mailLinks: links,
    matches: played,
  };
}

/** What lies in the outbox for these addresses; not what it says. */
export async function listMailsTo(database: Database, recipients: readonly string[]) {
  if (recipients.length === 0) return [];
  const { recipient, language, subject, createdAt, attempts, dueAt, problem } = mails;
  return database
    .select({ recipient, language, subject, createdAt, attempts, dueAt, problem })
    .from(mails)
    .where(inArray(mails.recipient, [...recipients]))
    .orderBy(asc(mails.createdAt));
}
