// Every table with its declaration. A table that is missing here does not compile.
import type { SQL } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { accountsData, avatarsData, filesData } from "./accounts.ts";
import { apiTokensData } from "./api-tokens.ts";
import { challengesData } from "./challenges.ts";
import { channelMembersData, channelsData, messagesData } from "./chat.ts";
import { loginChallengesData, recoveryCodesData, totpSecretsData } from "./factors.ts";
import { identitiesData } from "./identities.ts";
import type * as schema from "./index.ts";
import { mailLinksData, mailsData } from "./mails.ts";
import { matchCodesData } from "./match-codes.ts";
import { matchesData, matchSeatsData, replaysData } from "./matches.ts";
import { notificationPreferencesData, notificationsData } from "./notifications.ts";
import { blocksData, friendshipsData, reportMessagesData, reportsData } from "./people.ts";
import type { PersonalData } from "./personal-data.ts";
import { pushKeysData, pushMessagesData, pushSubscriptionsData } from "./push.ts";
import { rateLimitsData } from "./rate-limits.ts";
import { ratingChangesData, ratingsData } from "./ratings.ts";
import { sessionsData } from "./sessions.ts";
import {
  tournamentEntriesData,
  tournamentInvitationsData,
  tournamentsData,
  tournamentSeriesData,
} from "./tournaments.ts";
import { usersData } from "./users.ts";

type Schema = typeof schema;
type TableName = { [N in keyof Schema]: Schema[N] extends PgTable ? N : never }[keyof Schema];

/** In the order in which a person is told of them. */
export const PERSONAL_DATA = {
  users: usersData,
  accounts: accountsData,
  sessions: sessionsData,
  identities: identitiesData,
  totpSecrets: totpSecretsData,
  recoveryCodes: recoveryCodesData,
  loginChallenges: loginChallengesData,
  apiTokens: apiTokensData,
  mailLinks: mailLinksData,
  mails: mailsData,
  friendships: friendshipsData,
  blocks: blocksData,
  reports: reportsData,
  reportMessages: reportMessagesData,
  matchSeats: matchSeatsData,
  matches: matchesData,
  matchCodes: matchCodesData,
  ratings: ratingsData,
  ratingChanges: ratingChangesData,
  replays: replaysData,
  challenges: challengesData,
  notifications: notificationsData,
  notificationPreferences: notificationPreferencesData,
  channelMembers: channelMembersData,
  channels: channelsData,
  messages: messagesData,
  tournamentSeries: tournamentSeriesData,
  tournaments: tournamentsData,
  tournamentEntries: tournamentEntriesData,
  tournamentInvitations: tournamentInvitationsData,
  avatars: avatarsData,
  files: filesData,
  pushKeys: pushKeysData,
  pushSubscriptions: pushSubscriptionsData,
  pushMessages: pushMessagesData,
  rateLimits: rateLimitsData,
} as const satisfies { readonly [N in TableName]: { readonly table: Schema[N] } };

type Declarations = typeof PERSONAL_DATA;
type Exported<D extends { readonly columns: object }> = {
  [C in keyof D["columns"]]: D["columns"][C] extends "export" | "presence" ? C : never;
}[keyof D["columns"]];
type Extras<D> = D extends { readonly extras: infer E extends Readonly<Record<string, SQL>> } ? E : object;

/** What a column or an extra of a table is told as. */
type Told<D extends { readonly columns: object; readonly table: PgTable }, C> = C extends keyof Extras<D>
  ? Extras<D>[C] extends SQL<infer Value>
    ? Value
    : never
  : C extends keyof D["columns"] & keyof D["table"]["$inferSelect"]
    ? D["columns"][C] extends "presence"
      ? boolean
      : D["table"]["$inferSelect"][C]
    : never;

/** What is stored about somebody: for each table of which something is told, its rows. */
export type StoredTables = {
  readonly [N in keyof Declarations as [Exported<Declarations[N]>] extends [never] ? never : N]: {
    [C in Exported<Declarations[N]> | keyof Extras<Declarations[N]>]: Told<Declarations[N], C>;
  }[];
};

/** The same without the literal types, for loops. */
export const TABLES: readonly (readonly [name: string, data: PersonalData & { readonly table: PgTable }])[] =
  Object.entries(PERSONAL_DATA);
