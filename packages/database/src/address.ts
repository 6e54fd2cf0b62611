// A database's address as hosts give it, made into what the driver takes: it sends every word that it does not know to Postgres, which
// then refuses the connection. And what we rely on of a session, whatever the database's own defaults are.
import type postgres from "postgres";

/** Meant for other drivers (libpq, Prisma, Npgsql, JDBC); for us they change nothing. */
const FOR_OTHERS = new Set(
  "channel_binding connection_limit connect_timeout gssencmode pool_timeout pgbouncer schema socket_timeout sslaccept sslnegotiation statement_cache_size supa".split(
    " ",
  ),
);
const KNOWN = new Set("sslmode ssl target_session_attrs application_name options".split(" "));
const SSL: Readonly<Record<string, string>> = {
  disable: "disable",
  false: "disable",
  allow: "prefer", // the driver's own "allow" does not do without TLS
  prefer: "prefer",
  require: "require",
  true: "require",
  "no-verify": "require",
  "verify-ca": "verify-full", // and its name, too
  "verify-full": "verify-full",
};

/** These four a pooler such as PgBouncer sets for each client; others it refuses. */
const SESSION = { DateStyle: "ISO, MDY", TimeZone: "UTC", standard_conforming_strings: "on" } as const;

export interface Address {
  readonly url: string;
  readonly options: Pick<postgres.Options<Record<string, never>>, "prepare" | "max" | "ssl"> & {
    readonly connection: Record<string, string>;
  };
}

/** The driver names no IP address to TLS, which would then look for "localhost" in the certificate. */
function checkedAddress({ hostname, searchParams }: URL): Pick<Address["options"], "ssl"> {
  const host = hostname.replace(/^\[|\]$/g, "");
  const isAddress = /^[\d.]+$|:/.test(host);
  const checks = searchParams.get("sslmode") === "verify-full" || searchParams.get("ssl") === "verify-full";
  return checks && isAddress ? { ssl: { host, rejectUnauthorized: true } } : {};
}

/** Throws with a sentence for whoever wrote the address. */
export function readAddress(text: string): Address {
  const url = new URL(text);
  for (const [word, value] of new URL(text).searchParams) {
    if (word === "sslmode" || word === "ssl") {
      const mode = SSL[value];
      if (mode === undefined) throw new Error(`DATABASE_URL: ${word} must be one of ${Object.keys(SSL).join(", ")}.`);
      url.searchParams.set(word, mode);
    } else if (word === "schema" && value !== "public") {
      throw new Error("DATABASE_URL: the tables are in the schema public. Delete “schema” from it.");
    } else if (FOR_OTHERS.has(word)) {
      url.searchParams.delete(word);
    } else if (!KNOWN.has(word)) {
      throw new Error(`DATABASE_URL: “${word}” is not known here. Delete it from the address.`);
    }
  }
  const limit = Number(new URL(text).searchParams.get("connection_limit") ?? Number.NaN);
  const max = Number.isInteger(limit) && limit > 0 ? { max: limit } : {};
  return { url: url.href, options: { prepare: false, connection: { ...SESSION }, ...max, ...checkedAddress(url) } };
}
