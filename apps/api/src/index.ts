export { type Api, createApp, createInternalApp } from "./app/app.ts";
export type {
  Deps,
  Files,
  Legal,
  Live,
  Load,
  Log,
  MailCarrier,
  Passwords,
  Pictures,
  PreparedPicture,
  PushCarrier,
} from "./deps.ts";
export { NO_LOAD } from "./deps.ts";
export { type Bucket, bucketFiles, POSTGRES_FILES } from "./pictures/files.ts";
export { createPasswords, type DeriveKey, HashingBusy, SCRYPT_COST, type ScryptCost } from "./passwords.ts";
export { createProviders, PROVIDER_ENDPOINTS, type ProviderEndpoints } from "./providers/create-providers.ts";
export type { Provider } from "./provider.ts";
export { createPages, hasPreview } from "./previews/previews.ts";
export { isPage } from "@transcendence/protocol";
export type { StoredData } from "./privacy/stored-data.ts";
export { createDueTournaments } from "./tournaments/series.ts";
export { purgeExpired, type PurgeDeps } from "./privacy/purge-expired.ts";
export { rekeyNames } from "./rekey-names.ts";
export { type Limit, type Limits, LIMITS } from "./rate-limit.ts";
export { contentSecurityPolicy, framedHeadersFor, SECURITY_HEADERS, securityHeadersFor } from "./security-headers.ts";
export { setLobbyModerator } from "./host-moderator.ts";
export { createHostReset, type HostReset } from "./mail/host-reset.ts";
export { deliverPushMessages, type PushResponse, type SendPush } from "./notifications/push-deliver.ts";
export type { PushRequest } from "./notifications/push-request.ts";
export { deliverMails, MailRefused, type SendMail } from "./mail/deliver.ts";
