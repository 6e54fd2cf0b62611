// 42 and GitHub: OAuth 2.0 without ID tokens. Who somebody is, their API says, to the token that the code was exchanged for.
import { CodeChallengeMethod, OAuth2Client } from "arctic";
import * as v from "valibot";
import { type ProviderCall, type Provider, ProviderFailure, type ProviderProfile } from "../provider.ts";
import { exchange, readJson } from "./provider-requests.ts";

export interface OAuthEndpoints {
  readonly authorize: string;
  readonly token: string;
  readonly user: string;
}

interface OAuthOptions {
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const Name = v.fallback(v.nullish(v.string()), null);

const FortyTwoUser = v.object({ id: v.number(), login: Name, displayname: Name, email: Name });

export function fortyTwo(options: OAuthOptions, endpoints: OAuthEndpoints): Provider {
  return oauthProvider("42", options, endpoints, {
    scopes: ["public"],
    async read(token, call) {
      const { id, login, displayname, email } = parse(FortyTwoUser, await readJson(endpoints.user, call, token));
      return {
        subject: String(id),
        label: login ?? displayname ?? String(id),
        names: [login ?? "", displayname ?? ""],
        email: email ? { address: email, isVerified: false } : null, // 42 does not say whether it is
      };
    },
  });
}

const GitHubUser = v.object({ id: v.number(), login: Name, name: Name, email: Name });
const GitHubEmails = v.array(v.object({ email: v.string(), primary: v.boolean(), verified: v.boolean() }));
type Email = ProviderProfile["email"];

export function gitHub(options: OAuthOptions, endpoints: OAuthEndpoints & { readonly emails: string }): Provider {
  return oauthProvider("github", options, endpoints, {
    scopes: ["user:email"],
    again: { prompt: "select_account" },
    async read(token, call) {
      const { id, login, name, email } = parse(GitHubUser, await readJson(endpoints.user, call, token));
      const shown: Email = email ? { address: email, isVerified: false } : null;
      return {
        subject: String(id),
        label: login ?? name ?? String(id),
        names: [login ?? "", name ?? ""],
        email: await primaryEmail(endpoints.emails, call, token).catch(() => shown),
      };
    },
  });
}

/** GitHub Apps answer 403 here unless they were given this right, and nobody needs an address to come in. */
async function primaryEmail(url: string, call: ProviderCall, token: string): Promise<Email> {
  const emails = parse(GitHubEmails, await readJson(url, call, token));
  const primary = emails.find((each) => each.primary);
  return primary ? { address: primary.email, isVerified: primary.verified } : null;
}

interface OAuthDialect {
  readonly scopes: string[];
  readonly again?: Readonly<Record<string, string>>; // what to add when they are to sign in anew
  readonly read: (accessToken: string, call: ProviderCall) => Promise<ProviderProfile>;
}

function oauthProvider(
  id: "42" | "github",
  options: OAuthOptions,
  endpoints: OAuthEndpoints,
  dialect: OAuthDialect,
): Provider {
  const { name, clientId, clientSecret } = options;
  const clientFor = (redirectUri: string) => new OAuth2Client(clientId, clientSecret, redirectUri);
  return {
    id,
    name,
    authority: id,
    async authorizationUrl({ redirectUri, state, verifier, again }) {
      const client = clientFor(redirectUri);
      const { S256 } = CodeChallengeMethod;
      const url = client.createAuthorizationURLWithPKCE(endpoints.authorize, state, S256, verifier, dialect.scopes);
      for (const [key, value] of Object.entries((again && dialect.again) || {})) url.searchParams.set(key, value);
      return url;
    },
    async fetchProfile(callback, call) {
      const tokens = await exchange(clientFor(callback.redirectUri), endpoints.token, callback, call);
      return dialect.read(tokens.accessToken(), call);
    },
  };
}

function parse<Schema extends v.GenericSchema>(schema: Schema, told: unknown): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, told);
  if (!parsed.success)
    throw new ProviderFailure(`what it tells of somebody is unknown here: ${parsed.issues[0].message}`);
  return parsed.output;
}
