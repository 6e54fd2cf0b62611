// A provider for tests: OpenID Connect, 42's and GitHub's ways, as correct as they are, or exactly as wrong as a test wants it.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { ProviderConfig } from "@transcendence/env";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import type { ProviderEndpoints } from "../src/index.ts";
import { newToken } from "../src/session.ts";

export interface FakePerson {
  readonly id: number;
  readonly login: string;
  readonly email?: string;
  readonly emailVerified?: boolean;
}

interface Grant {
  readonly person: FakePerson;
  readonly asked: URL; // the address that the browser was sent to
}

const CLIENT = { clientId: "pong", clientSecret: "a secret of the tests" };

export class FakeProvider {
  readonly url: string;
  readonly asked: string[] = []; // paths, in order
  /** What a test may spoil. */
  issuer: string;
  tellsIssuer = true; // in the discovery document: answers carry it (RFC 9207)
  profileInToken = false;
  signedInAgo = 0; // seconds, when asked to sign in anew
  profileOf: (person: FakePerson) => Record<string, unknown> = (person) => profile(person);
  claims: (claims: JWTPayload) => JWTPayload = (claims) => claims;
  sign: (claims: JWTPayload) => Promise<string>;
  status = 200; // of the token door
  emailsStatus = 200; // GitHub Apps without the right to read addresses hear 403
  userInfoStatus = 200;
  readonly #grants = new Map<string, Grant>();
  readonly #tokens = new Map<string, FakePerson>();
  readonly #server;
  readonly #nowMs: () => number;
  readonly #jwk;

  private constructor(server: ReturnType<typeof createServer>, nowMs: () => number, keys: Keys) {
    this.#server = server;
    this.#nowMs = nowMs;
    this.#jwk = keys.jwk;
    this.url = `http://localhost:${(server.address() as AddressInfo).port}`; // listening on TCP, so it is an object
    this.issuer = this.url;
    this.sign = (claims) => new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid: "one" }).sign(keys.privateKey);
    server.on("request", (request, response) => void this.#answer(request, response));
  }

  static async start(nowMs: () => number): Promise<FakeProvider> {
    const server = createServer().listen(0, "127.0.0.1");
    const { privateKey, publicKey } = await generateKeyPair("ES256");
    const jwk = { ...(await exportJWK(publicKey)), kid: "one", alg: "ES256", use: "sig" };
    if (!server.listening) await once(server, "listening");
    return new FakeProvider(server, nowMs, { privateKey, jwk });
  }

  get configs(): readonly ProviderConfig[] {
    return [
      { id: "oidc", name: "School", issuer: this.url, ...CLIENT },
      { id: "42", name: "42", ...CLIENT },
      { id: "google", name: "Google", ...CLIENT },
      { id: "github", name: "GitHub", ...CLIENT },
    ];
  }

  /** As a host writes them. */
  get settings(): Readonly<Record<string, string>> {
    const client = { OIDC_CLIENT_ID: CLIENT.clientId, OIDC_CLIENT_SECRET: CLIENT.clientSecret };
    return { OIDC_NAME: "School", OIDC_ISSUER: this.url, ...client };
  }

  get places(): ProviderEndpoints {
    const plain = { authorize: `${this.url}/authorize`, token: `${this.url}/token`, user: `${this.url}/user` };
    return { fortyTwo: plain, gitHub: { ...plain, emails: `${this.url}/emails` }, googleIssuer: this.url };
  }

  /** They sign in and agree: the code that the browser is sent back with. */
  agree(asked: URL, person: FakePerson): string {
    const code = newToken();
    this.#grants.set(code, { person, asked });
    return code;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? "/", this.url).pathname;
    this.asked.push(path);
    const [status, body] = await this.#bodyAt(path, request);
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  }

  async #bodyAt(path: string, request: IncomingMessage): Promise<readonly [number, unknown]> {
    const person = this.#tokens.get((request.headers.authorization ?? "").replace(/^Bearer /, ""));
    switch (path) {
      case "/.well-known/openid-configuration":
        return [200, this.#discovery];
      case "/jwks":
        return [200, { keys: [this.#jwk] }];
      case "/token":
        return this.#exchange(request, new URLSearchParams(await text(request)));
      case "/userinfo":
        return person ? [this.userInfoStatus, { sub: String(person.id), ...this.profileOf(person) }] : [401, {}];
      case "/user":
        return person ? [200, { id: person.id, login: person.login, email: person.email ?? null }] : [401, {}];
      case "/emails":
        return person ? [this.emailsStatus, emailsOf(person)] : [401, {}];
      default:
        return [404, {}];
    }
  }

  get #discovery() {
    const { url, issuer } = this;
    const doors = { authorization_endpoint: `${url}/authorize`, token_endpoint: `${url}/token` };
    const more = { jwks_uri: `${url}/jwks`, userinfo_endpoint: `${url}/userinfo` };
    return { issuer, ...doors, ...more, authorization_response_iss_parameter_supported: this.tellsIssuer };
  }

  /** As strict as a real one: the client's secret, the redirect address to the letter, PKCE, and each code once. */
  async #exchange({ headers }: IncomingMessage, body: URLSearchParams): Promise<readonly [number, unknown]> {
    if (this.status !== 200) return [this.status, {}];
    const code = body.get("code") ?? "";
    const grant = this.#grants.get(code);
    this.#grants.delete(code);
    const basic = Buffer.from(`${CLIENT.clientId}:${CLIENT.clientSecret}`).toString("base64");
    const challenge = createHash("sha256")
      .update(body.get("code_verifier") ?? "")
      .digest("base64url");
    const fits =
      headers.authorization === `Basic ${basic}` &&
      grant?.asked.searchParams.get("redirect_uri") === body.get("redirect_uri") &&
      grant?.asked.searchParams.get("code_challenge") === challenge;
    if (!fits) return [400, { error: "invalid_grant" }];
    const accessToken = newToken();
    this.#tokens.set(accessToken, grant.person);
    return [200, { token_type: "Bearer", access_token: accessToken, id_token: await this.#idToken(grant) }];
  }

  async #idToken({ person, asked }: Grant): Promise<string> {
    const now = Math.floor(this.#nowMs() / 1000);
    const claims = { iss: this.issuer, aud: CLIENT.clientId, sub: String(person.id), iat: now, exp: now + 300 };
    const again = asked.searchParams.has("max_age") ? { auth_time: now - this.signedInAgo } : {};
    const more = this.profileInToken ? this.profileOf(person) : {};
    return this.sign(this.claims({ ...claims, nonce: asked.searchParams.get("nonce"), ...again, ...more }));
  }
}

interface Keys {
  readonly privateKey: Awaited<ReturnType<typeof generateKeyPair>>["privateKey"];
  readonly jwk: object;
}

function profile({ login, email, emailVerified = false }: FakePerson): Record<string, unknown> {
  return { preferred_username: login, ...(email === undefined ? {} : { email, email_verified: emailVerified }) };
}

function emailsOf({ email, emailVerified = false }: FakePerson) {
  const old = { email: "old@example.org", primary: false, verified: true };
  return email === undefined ? [old] : [old, { email, primary: true, verified: emailVerified }];
}
