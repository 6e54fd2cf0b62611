// Every setting of the arena, by the name of its environment variable. `.env.example` says the same for people.
import * as v from "valibot";
import { LEGAL_SETTINGS } from "./legal.ts";
import { halfMail, MAIL_SETTINGS } from "./mail.ts";
import { halfGiven, PROVIDER_SETTINGS } from "./providers.ts";
import { halfKeys, PUSH_SETTINGS } from "./push.ts";

export const LOG_LEVELS = ["debug", "info", "warn", "error"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const Port = v.pipe(
  v.string(),
  v.regex(/^\d{1,5}$/, "must be a port number"),
  v.transform(Number),
  v.maxValue(65_535, "must be a port number, at most 65535"),
);

const HostCount = v.pipe(
  v.string(),
  v.regex(/^\d{1,2}$/, "must be a number from 1 to 64"),
  v.transform(Number),
  v.minValue(1, "must be a number from 1 to 64"),
  v.maxValue(64, "must be a number from 1 to 64"),
);

const GatewayCount = v.pipe(
  v.string(),
  v.regex(/^(?:[1-9]|1[0-6])$/, "must be a number from 1 to 16"),
  v.transform(Number),
);

const Lateness = v.pipe(
  v.string(),
  v.regex(/^\d{1,5}$/, "must be a number of milliseconds from 20 to 60000"),
  v.transform(Number),
  v.minValue(20, "must be a number of milliseconds from 20 to 60000"),
  v.maxValue(60_000, "must be a number of milliseconds from 20 to 60000"),
);

const PublicUrl = v.pipe(
  v.string(),
  v.url("must be an address such as https://pong.example.org"),
  v.regex(/^https?:\/\//, "must begin with https:// or http://"),
  v.transform((text) => new URL(text).origin),
);

const DatabaseUrl = v.pipe(
  v.string(),
  v.regex(/^postgres(ql)?:\/\/.+/, "must be an address such as postgres://user:password@host:5432/name"),
);

const NETWORKS = "addresses or networks such as 127.0.0.1, 10.0.0.0/8, ::1";
const Addresses = v.pipe(
  v.string(),
  v.transform((text) => text.split(/[\s,]+/).filter((part) => part !== "")),
  v.array(
    v.pipe(
      v.string(),
      v.check(isNetwork, ({ input }) => `must be ${NETWORKS}; "${input}" is none`),
    ),
  ),
);

/** Whether `BlockList` of Node takes it; this package also runs where there is no Node. */
function isNetwork(text: string): boolean {
  const [, address = "", prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const isV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/.test(address);
  const isV6 = address.includes(":") && URL.canParse(`http://[${address}]`);
  return (isV4 || isV6) && Number(prefix ?? 0) <= (isV4 ? 32 : 128);
}

export const Settings = v.object({
  PORT: v.optional(Port, "8080"),
  HOST: v.optional(v.pipe(v.string(), v.regex(/^[\w.:-]+$/, "must be an address or a host name")), "127.0.0.1"),
  PUBLIC_URL: v.optional(PublicUrl), // left out: http://localhost at the port that was got
  DATABASE_URL: v.optional(DatabaseUrl), // left out: the embedded Postgres
  DATABASE_PASSWORD_FILE: v.optional(v.string()), // whose content is the password of DATABASE_URL
  DATA_DIR: v.optional(v.string(), ".data"),
  PICTURES_DIR: v.optional(v.string()), // left out: uploaded pictures lie in Postgres
  SECRET: v.optional(v.pipe(v.string(), v.minLength(32, "must have at least 32 characters"))), // left out: generated and kept
  LOG_LEVEL: v.optional(v.picklist(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}`), "info"),
  TRUSTED_PROXIES: v.optional(Addresses, ""),
  MAX_LATENESS_MS: v.optional(Lateness, "250"),
  ROOM_HOSTS: v.optional(HostCount), // left out: by the machine's cores
  GATEWAYS: v.optional(GatewayCount, "1"), // 1: the server itself
  ...PROVIDER_SETTINGS,
  ...LEGAL_SETTINGS,
  ...MAIL_SETTINGS,
  ...PUSH_SETTINGS,
});

export type Env = v.InferOutput<typeof Settings>;

export type EnvReading =
  | { readonly ok: true; readonly env: Env }
  | { readonly ok: false; readonly problems: readonly string[] }; // one sentence for each missing or wrong setting

/** Reads the settings from the environment. An empty variable counts as not set: so `.env` and compose files leave one out. */
export function readEnv(source: Readonly<Record<string, string | undefined>>): EnvReading {
  const given = Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== "");
  const parsed = v.safeParse(Settings, Object.fromEntries(given), { abortPipeEarly: true });
  const all = Object.fromEntries(given);
  const missing = [...fileAlone(all), ...halfMail(all), ...halfKeys(all), ...halfGiven(all)];
  if (parsed.success && missing.length === 0) return { ok: true, env: parsed.output };
  const issues = parsed.issues ?? [];
  const sentences = issues.map((issue) => `${v.getDotPath(issue)?.split(".")[0]} ${issue.message}.`);
  return { ok: false, problems: [...new Set([...sentences, ...missing])] };
}

const PASSWORD_FILES = { DATABASE_PASSWORD_FILE: "DATABASE_URL", SMTP_PASSWORD_FILE: "SMTP_URL" } as const;

/** A sentence for each file of a password without its address: as if neither were set, an empty embedded database would be used. */
function fileAlone(given: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(PASSWORD_FILES)
    .filter(([file, address]) => given[file] !== undefined && given[address] === undefined)
    .map(([file, address]) => `${address} is missing: ${file} needs it.`);
}
