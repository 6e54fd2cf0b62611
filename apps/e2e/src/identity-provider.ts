// A real OpenID Connect provider (oidc-provider), at another site than the arena, with a page of its own to sign in on.
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { Provider } from "oidc-provider";

const CLIENT = { id: "pong", secret: "a secret of the browser tests" };

export class IdentityProvider {
  readonly url: string;
  readonly #server: Server;
  #provider: Provider | null = null;

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // listening on TCP, so it is an object
    server.on("request", (request, response) => void this.#answer(request, response));
  }

  static async open(): Promise<IdentityProvider> {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    return new IdentityProvider(server);
  }

  /** What the arena's host writes into the settings. */
  get settings(): Readonly<Record<string, string>> {
    return {
      OIDC_NAME: "School",
      OIDC_ISSUER: this.url,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
    };
  }

  /** Knows the arena as an application from now on. */
  register(arenaUrl: string): void {
    const redirectUri = `${arenaUrl}/api/auth/providers/oidc/callback`;
    const claims = (sub: string) => ({
      sub,
      preferred_username: sub,
      email: `${sub}@example.org`,
      email_verified: true,
    });
    this.#provider = new Provider(this.url, {
      clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri] }],
      claims: { openid: ["sub"], profile: ["preferred_username"], email: ["email", "email_verified"] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_, { uid }) => `/sign-in/${uid}` },
      jwks: { keys: [newKey()] },
      ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
      cookies: { keys: ["a key of the browser tests"] },
      findAccount: (_, sub) => ({ accountId: sub, claims: () => claims(sub) }),
      // Nobody is asked whether the arena may know who they are: they said so by signing in.
      async loadExistingGrant({ oidc }) {
        const { client, session, provider } = oidc;
        const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
        grant.addOIDCScope("openid profile email");
        await grant.save();
        return grant;
      },
    });
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const provider = this.#provider;
    if (provider === null) return void response.writeHead(503).end();
    if (request.url === "/favicon.ico") return void response.writeHead(204).end();
    if (request.url?.startsWith("/sign-in/") !== true) return void provider.callback()(request, response);
    if (request.method === "GET") return void response.writeHead(200, { "content-type": "text/html" }).end(SIGN_IN);
    const said = new URLSearchParams(await text(request));
    const who = said.get("who") ?? "";
    const result = said.has("refuse") ? { error: "access_denied" } : { login: { accountId: who } };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }
}

function newKey() {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256" } as const;
}

const SIGN_IN = `<!doctype html><html lang="en"><meta charset="utf-8"><title>School</title><main><h1>School</h1>
<form method="post"><label>Who are you? <input name="who" autofocus></label>
<button>Sign in</button><button name="refuse" value="yes">Refuse</button></form></main></html>`;
