// The providers that people may sign in with, as settings: a pair of an id and a secret each.
import * as v from "valibot";

const Given = v.optional(v.pipe(v.string(), v.trim()));

const LOOPBACK = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?:\/|$)/;

/** As the provider itself writes it, to the letter: its tokens carry it. */
const Issuer = v.pipe(
  v.string(),
  v.trim(),
  v.url("must be an address such as https://id.example.org"),
  v.check(
    (text) => (text.startsWith("https://") || LOOPBACK.test(text)) && !/[?#]/.test(text),
    "must begin with https://, and have no ? or #",
  ),
);

export const PROVIDER_SETTINGS = {
  FORTY_TWO_CLIENT_ID: Given,
  FORTY_TWO_CLIENT_SECRET: Given,
  GOOGLE_CLIENT_ID: Given,
  GOOGLE_CLIENT_SECRET: Given,
  GITHUB_CLIENT_ID: Given,
  GITHUB_CLIENT_SECRET: Given,
  OIDC_NAME: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(30, "must have at most 30 characters"))),
  OIDC_ISSUER: v.optional(Issuer),
  OIDC_CLIENT_ID: Given,
  OIDC_CLIENT_SECRET: Given,
};

const ProviderSettings = v.object(PROVIDER_SETTINGS);
type ProviderEnv = v.InferOutput<typeof ProviderSettings>;

/** What belongs together: all of it is given, or nothing. */
const GROUPS = [
  ["FORTY_TWO_CLIENT_ID", "FORTY_TWO_CLIENT_SECRET"],
  ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
  ["GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET"],
  ["OIDC_NAME", "OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
] as const satisfies readonly (readonly (keyof ProviderEnv)[])[];

/** A sentence for each setting that is missing beside others of its provider. */
export function halfGiven(env: ProviderEnv): readonly string[] {
  return GROUPS.flatMap((names) => {
    const given = names.filter((name) => env[name] !== undefined);
    if (given.length === 0) return [];
    return names
      .filter((name) => env[name] === undefined)
      .map((name) => `${name} is missing: ${given.join(", ")} ${given.length === 1 ? "needs" : "need"} it.`);
  });
}

/** An application of ours at a provider. */
interface Application {
  readonly name: string; // of the provider, as people know it
  readonly clientId: string;
  readonly clientSecret: string;
}

export type ProviderConfig =
  | (Application & { readonly id: "42" | "google" | "github" })
  | (Application & { readonly id: "oidc"; readonly issuer: string });

/** Those that are configured, in the order of their buttons: the host's own first. */
export function providersOf(env: ProviderEnv): readonly ProviderConfig[] {
  const { OIDC_NAME, OIDC_ISSUER: issuer } = env;
  const own = application(OIDC_NAME, env.OIDC_CLIENT_ID, env.OIDC_CLIENT_SECRET);
  const fortyTwo = application("42", env.FORTY_TWO_CLIENT_ID, env.FORTY_TWO_CLIENT_SECRET);
  const google = application("Google", env.GOOGLE_CLIENT_ID, env.GOOGLE_CLIENT_SECRET);
  const gitHub = application("GitHub", env.GITHUB_CLIENT_ID, env.GITHUB_CLIENT_SECRET);
  return [
    own && issuer !== undefined ? { id: "oidc" as const, ...own, issuer } : null,
    fortyTwo && { id: "42" as const, ...fortyTwo },
    google && { id: "google" as const, ...google },
    gitHub && { id: "github" as const, ...gitHub },
  ].filter((each) => each !== null);
}

function application(
  name: string | undefined,
  clientId: string | undefined,
  clientSecret: string | undefined,
): Application | null {
  if (name === undefined || clientId === undefined || clientSecret === undefined) return null;
  return { name, clientId, clientSecret };
}

/** The same where nobody reads settings at a boot: on the edge. What is wrong or missing leaves its provider out, and is told. */
export function readProviders(source: Readonly<Record<string, unknown>>): {
  readonly providers: readonly ProviderConfig[];
  readonly problems: readonly string[];
} {
  const given: Record<string, string> = {};
  const right: Record<string, string> = {};
  const problems: string[] = [];
  for (const [name, schema] of Object.entries(PROVIDER_SETTINGS)) {
    const value = source[name];
    if (typeof value !== "string" || value.trim() === "") continue;
    given[name] = value.trim();
    const parsed = v.safeParse(schema, value, { abortPipeEarly: true });
    if (parsed.success) right[name] = value.trim();
    else problems.push(`${name} ${parsed.issues[0].message}.`);
  }
  return { providers: providersOf(right), problems: [...problems, ...halfGiven(given)] };
}
