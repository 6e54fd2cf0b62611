export * from "./api-bodies.ts";
export * from "./close-codes.ts";
export * from "./computers.ts";
export * from "./identity.ts";
export * from "./limits.ts";
export * from "./match-messages.ts";
export * from "./settings.ts";
export * from "./ticket.ts";
