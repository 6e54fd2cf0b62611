export { type Api, createApp, createInternalApp } from "./app.ts";
export type { Deps, Files, Live, Log, LogLevel, MailCarrier, Passwords, Pictures, PreparedPicture } from "./deps.ts";
export { type Bucket, bucketFiles, POSTGRES_FILES } from "./pictures/files.ts";
export { createPasswords, type DeriveKey, SCRYPT_COST, type ScryptCost } from "./passwords.ts";
export { createProviders, PROVIDER_PLACES, type ProviderPlaces } from "./providers/create-providers.ts";
export type { Provider } from "./providers/provider.ts";
export { createPages, hasPreview } from "./previews.ts";
export { type Limit, type Limits, LIMITS } from "./rate-limit.ts";
export { contentSecurityPolicy, SECURITY_HEADERS, securityHeadersFor } from "./security-headers.ts";
