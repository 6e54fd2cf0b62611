export { type Api, createApp, createInternalApp } from "./app.ts";
export type { Deps, Live, Log, LogLevel, MailCarrier, Passwords } from "./deps.ts";
export { createPasswords, type DeriveKey, SCRYPT_COST, type ScryptCost } from "./passwords.ts";
export { type Limit, type Limits, LIMITS } from "./rate-limit.ts";
export { contentSecurityPolicy, SECURITY_HEADERS, securityHeadersFor } from "./security-headers.ts";
