// OpenID Connect: the provider publishes its endpoints, and vouches for people with signed ID tokens.
import { CodeChallengeMethod, OAuth2Client } from "arctic";
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from "jose";
import * as v from "valibot";
import {
  type AuthorizationCode,
  type ProviderCall,
  type Provider,
  ProviderFailure,
  type ProviderProfile,
} from "../provider.ts";
import { exchange, readJson, reasonOf } from "./provider-requests.ts";

const DISCOVERY_MS = 3_600_000; // how long a discovery document is believed
const TOLERANCE_SECONDS = 30; // between their clock and ours
const AGAIN_SECONDS = 300; // makes providers say when somebody signed in there
/** Signatures that only the provider can make; never `none`, and never HMAC under a secret that we hold, too. */
const ALGORITHMS = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
];

const Discovery = v.object({
  issuer: v.string(),
  authorization_endpoint: v.pipe(v.string(), v.url()),
  token_endpoint: v.pipe(v.string(), v.url()),
  jwks_uri: v.pipe(v.string(), v.url()),
  userinfo_endpoint: v.fallback(v.optional(v.pipe(v.string(), v.url())), undefined),
  authorization_response_iss_parameter_supported: v.optional(v.boolean(), false),
});
type Discovery = v.InferOutput<typeof Discovery>;

const Text = v.fallback(v.optional(v.string()), undefined);
const Profile = v.object({
  name: Text,
  nickname: Text,
  preferred_username: Text,
  email: Text,
  email_verified: v.fallback(v.optional(v.union([v.boolean(), v.string()])), undefined), // some write "true"
});
type Profile = v.InferOutput<typeof Profile>;

// For all requests of this process: what was read, never a request under way, which in workerd belongs to whoever began it.
const documents = new Map<string, { readonly document: Discovery; readonly readMs: number }>();
const keySets = new Map<string, ReturnType<typeof createRemoteJWKSet>>();

export interface OpenIdOptions {
  readonly id: Provider["id"];
  readonly name: string;
  readonly issuer: string;
  readonly authority: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly canAskAgain: boolean; // makes people sign in anew when asked to, and says when they did
}

export function openIdProvider(options: OpenIdOptions): Provider {
  const { id, name, issuer, authority, clientId, clientSecret, canAskAgain } = options;
  const clientFor = (redirectUri: string) => new OAuth2Client(clientId, clientSecret, redirectUri);
  return {
    id,
    name,
    authority,
    async authorizationUrl({ redirectUri, state, verifier, nonce, again }, call) {
      const { authorization_endpoint } = await discover(issuer, call);
      const scopes = ["openid", "profile", "email"];
      const client = clientFor(redirectUri);
      const url = client.createAuthorizationURLWithPKCE(
        authorization_endpoint,
        state,
        CodeChallengeMethod.S256,
        verifier,
        scopes,
      );
      url.searchParams.set("nonce", nonce);
      if (again) url.searchParams.set("prompt", canAskAgain ? "login" : "select_account");
      if (again && canAskAgain) url.searchParams.set("max_age", String(AGAIN_SECONDS));
      return url;
    },
    async fetchProfile(callback, call) {
      const document = await discover(issuer, call);
      const told = callback.issuer;
      if (told === null ? document.authorization_response_iss_parameter_supported : told !== document.issuer)
        throw new ProviderFailure("the answer is another issuer's");
      const tokens = await exchange(clientFor(callback.redirectUri), document.token_endpoint, callback, call);
      const claims = await checkIdToken(idTokenOf(tokens), document, clientId, callback, call);
      if (callback.again && canAskAgain) checkFreshness(claims, callback);
      const profile = await profileOf(claims, document, tokens.accessToken(), call);
      return personOf(claims.sub, profile);
    },
  };
}

async function discover(issuer: string, call: ProviderCall): Promise<Discovery> {
  const known = documents.get(issuer);
  if (known !== undefined && call.nowMs - known.readMs < DISCOVERY_MS) return known.document;
  const found = await readJson(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`, call);
  const parsed = v.safeParse(Discovery, found);
  if (!parsed.success) throw new ProviderFailure(`its discovery document is none: ${parsed.issues[0].message}`);
  const document = parsed.output;
  if (document.issuer !== issuer)
    throw new ProviderFailure(`its discovery document is of ${document.issuer.slice(0, 100)}`);
  const { authorization_endpoint, token_endpoint, jwks_uri, userinfo_endpoint } = document;
  for (const url of [authorization_endpoint, token_endpoint, jwks_uri, userinfo_endpoint ?? issuer]) {
    const { protocol } = new URL(url);
    if (protocol !== "https:" && protocol !== new URL(issuer).protocol)
      throw new ProviderFailure("an endpoint is not https");
  }
  documents.set(issuer, { document, readMs: call.nowMs });
  return document;
}

function idTokenOf(tokens: { idToken(): string }): string {
  try {
    return tokens.idToken();
  } catch {
    throw new ProviderFailure("it gave no ID token");
  }
}

/** Signed by this provider, for us, for this authorization, and not too old (OpenID Connect Core, section 3.1.3.7). */
async function checkIdToken(
  token: string,
  { issuer, jwks_uri }: Discovery,
  clientId: string,
  { nonce }: AuthorizationCode,
  { nowMs }: ProviderCall,
): Promise<JWTPayload & { readonly sub: string }> {
  try {
    const { payload } = await jwtVerify(token, keySetAt(jwks_uri), {
      issuer,
      audience: clientId,
      algorithms: ALGORITHMS,
      clockTolerance: TOLERANCE_SECONDS,
      currentDate: new Date(nowMs),
      requiredClaims: ["sub", "exp", "iat", "nonce"],
    });
    const { sub, aud, azp } = payload;
    if (typeof sub !== "string" || sub === "" || sub.length > 255) throw new ProviderFailure("no subject");
    if (payload["nonce"] !== nonce) throw new ProviderFailure("another authorization's nonce");
    if ((azp !== undefined || (Array.isArray(aud) && aud.length > 1)) && azp !== clientId)
      throw new ProviderFailure("made for another application");
    return { ...payload, sub };
  } catch (error) {
    throw new ProviderFailure(`its ID token is refused: ${reasonOf(error)}`);
  }
}

function keySetAt(url: string): ReturnType<typeof createRemoteJWKSet> {
  const known = keySets.get(url);
  if (known !== undefined) return known;
  const keys = createRemoteJWKSet(new URL(url), { timeoutDuration: 3000 });
  keySets.set(url, keys);
  return keys;
}

function checkFreshness(
  { auth_time }: JWTPayload & { readonly auth_time?: unknown },
  { leftMs }: AuthorizationCode,
): void {
  if (typeof auth_time !== "number") throw new ProviderFailure("it does not say when they signed in");
  if (auth_time * 1000 < leftMs - TOLERANCE_SECONDS * 1000) throw new ProviderFailure("they did not sign in anew");
}

/** Most providers give names and addresses at the userinfo endpoint only. When it fails, the ID token is enough. */
async function profileOf(claims: JWTPayload, document: Discovery, token: string, call: ProviderCall): Promise<Profile> {
  const inToken = v.parse(Profile, claims);
  const { userinfo_endpoint: url } = document;
  if (url === undefined || (inToken.email !== undefined && nameOf(inToken) !== undefined)) return inToken;
  const found = await readJson(url, call, token).catch(() => null);
  const parsed = v.safeParse(v.object({ sub: v.string(), ...Profile.entries }), found);
  if (!parsed.success) return inToken;
  if (parsed.output.sub !== claims.sub) throw new ProviderFailure("its profile is somebody else's");
  return parsed.output;
}

function nameOf({ preferred_username, nickname, name }: Profile): string | undefined {
  return preferred_username ?? nickname ?? name;
}

function personOf(subject: string, profile: Profile): ProviderProfile {
  const { preferred_username, nickname, name, email, email_verified } = profile;
  const isVerified = email_verified === true || email_verified === "true";
  const names = [preferred_username, nickname, name].filter((each) => each !== undefined);
  return {
    subject,
    label: (email ?? nameOf(profile) ?? subject).slice(0, 100),
    names,
    email: email === undefined ? null : { address: email, isVerified },
  };
}
