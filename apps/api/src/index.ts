export { type Api, createApp, createInternalApp } from "./app.ts";
export type { Deps, Log, LogLevel } from "./deps.ts";
export { type Limit, type Limits, LIMITS } from "./rate-limit.ts";
export { contentSecurityPolicy, SECURITY_HEADERS, securityHeadersFor } from "./security-headers.ts";
