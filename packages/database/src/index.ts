export { failureOf, isReachable, isUnavailable } from "./availability.ts";
export { type Connection, connect, connectForRequest, type Database } from "./connection.ts";
export { migrate } from "./migrate.ts";
export * from "./queries/matches.ts";
export * from "./queries/rate-limits.ts";
export * from "./queries/results.ts";
export * from "./queries/sessions.ts";
export { type PersonRecord, renameUser, type UserRecord } from "./queries/users.ts";
