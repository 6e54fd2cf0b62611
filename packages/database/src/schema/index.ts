export * from "./match-seats.ts";
export * from "./matches.ts";
export * from "./rate-limits.ts";
export * from "./relations.ts";
export * from "./replays.ts";
export * from "./sessions.ts";
export * from "./users.ts";
