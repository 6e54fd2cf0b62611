export { decodeEnvFile, unknownSettings } from "./env-file.ts";
export { type Host, hostOf, readHost } from "./legal.ts";
export { type MailConfig, mailOf, readMail, smtpServer } from "./mail.ts";
export { type PushConfig, pushOf, readPush } from "./push.ts";
export { type ProviderConfig, providersOf, readProviders } from "./providers.ts";
export { deriveSecrets, type Secrets } from "./secrets.ts";
export { type Env, type EnvReading, LOG_LEVELS, type LogLevel, readEnv, Settings } from "./settings.ts";
