// The edge: one worker for API and rooms; the pages are assets that reach it only where wrangler.toml says so.
import {
  bucketFiles,
  createApp,
  createDueTournaments,
  createInternalApp,
  createPages,
  createPasswords,
  createProviders,
  deliverMails,
  deliverPushMessages,
  type Deps,
  type Files,
  hasPreview,
  isPage,
  type Log,
  type Pictures,
  POSTGRES_FILES,
  purgeExpired,
} from "@transcendence/api";
import { deriveHere } from "@transcendence/api/scrypt";
import { connectForRequest } from "@transcendence/database";
import { LOG_LEVELS, type LogLevel, readHost, readMail, readProviders, readPush } from "@transcendence/env";
import { allSecretsOf, liveFrom, wallMs, openRoom, report, type RoomsEnv } from "@transcendence/party";
import { WorkerEntrypoint } from "cloudflare:workers";
import { smtpFromEdge } from "./mails.ts";
import { pushFromEdge } from "./push.ts";

export {
  ChatObject as ChatRoom,
  LobbyObject as LobbyRoom,
  MatchObject as MatchRoom,
  TournamentObject as TournamentRoom,
  UserObject as UserRoom,
} from "@transcendence/party";

export interface EdgeEnv extends RoomsEnv {
  readonly ASSETS: Fetcher;
  readonly HYPERDRIVE: Hyperdrive;
  readonly PICTURES?: R2Bucket; // without it uploaded pictures lie in Postgres
  readonly LOG_LEVEL?: LogLevel;
}

/** The API's internal routes, for the rooms of this worker: bound as API, and at no address. */
export class Internal extends WorkerEntrypoint<EdgeEnv> {
  override fetch(request: Request): Promise<Response> {
    return answer(request, this.env, this.ctx, createInternalApp);
  }
}

export default {
  async fetch(request: Request, env: EdgeEnv, ctx: ExecutionContext): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/api/")) return answer(request, env, ctx, createApp);
    if (pathname.startsWith("/internal/")) return new Response("Nothing here.\n", { status: 404 });
    const isRead = request.method === "GET" || request.method === "HEAD";
    if (isRead && hasPreview(pathname)) {
      const readPage = async () => (await env.ASSETS.fetch(new URL("/", request.url))).text();
      return answer(request, env, ctx, (deps) => createPages(deps, readPage));
    }
    return (await openRoom(request, env)) ?? page(request, pathname, env);
  },
  /** Each minute, see wrangler.toml. */
  async scheduled({ scheduledTime }: ScheduledController, env: EdgeEnv): Promise<void> {
    const isDue = new Date(scheduledTime).getUTCMinutes() % CLEAN_UP_MINUTES === 0;
    const done = await Promise.allSettled([carryMails(env), carryPushMessages(env), ...(isDue ? [purge(env)] : [])]);
    for (const outcome of done)
      if (outcome.status === "rejected") report("warn", "edge.schedule_failed", { error: String(outcome.reason) });
  },
} satisfies ExportedHandler<EdgeEnv>;

/** What is no file is a page of the client; a missing script must not come back as one: the browser would try to run it. */
async function page(request: Request, pathname: string, env: EdgeEnv): Promise<Response> {
  const isFile = pathname.startsWith("/assets/") || /\.[a-z0-9]{1,12}$/i.test(pathname);
  if (isFile || (request.method !== "GET" && request.method !== "HEAD"))
    return new Response("Not found\n", { status: 404 });
  const index = new URL("/", request.url);
  if (isPage(pathname)) return env.ASSETS.fetch(new Request(index, request));
  const found = await env.ASSETS.fetch(new Request(index, { method: request.method })); // unconditional: 404, not 304
  return new Response(found.body, { status: 404, headers: found.headers });
}

/** Decoded where the request is: an isolate has 128 MB, and our own pages send squares of 512 px. The library is loaded when needed. */
const PICTURES: Pictures = {
  maxSide: 1536, // px
  prepare: async (bytes) => (await import("@transcendence/api/pictures")).preparePicture(bytes),
};

/** A socket to the database belongs to the request that opened it: so do the connection and the app. */
async function answer(
  request: Request,
  env: EdgeEnv,
  ctx: ExecutionContext,
  create: (deps: Deps) => { fetch(request: Request): Response | Promise<Response> },
): Promise<Response> {
  const connection = connectForRequest(env.HYPERDRIVE.connectionString);
  let hasMail = false;
  let hasPush = false;
  try {
    const app = create({
      database: connection.database,
      clock: wallMs,
      secrets: await allSecretsOf(env),
      passwords: createPasswords(deriveHere),
      providers: providersFrom(env),
      live: liveFrom(env, wallMs),
      files: filesOf(env),
      pictures: PICTURES,
      legal: { host: readHost({ ...env }), read: (name) => readLegal(env, name) },
      mail: { carries: readMail({ ...env }) !== null, nudge: () => void (hasMail = true) },
      push: { ...pushIn(env, request.url), nudge: () => void (hasPush = true) },
      publicUrl: env.PUBLIC_URL ?? new URL(request.url).origin,
      clientAddress: (c) => c.req.header("cf-connecting-ip") ?? "",
      draining: () => false, // the edge moves rooms by itself
      log: logFrom(env.LOG_LEVEL ?? "info"),
    });
    return await app.fetch(request);
  } finally {
    ctx.waitUntil(connection.close());
    if (hasMail) ctx.waitUntil(carryMails(env));
    if (hasPush) ctx.waitUntil(carryPushMessages(env, request.url));
  }
}

/** What is due in the outbox, on a connection of its own: the request has been answered. */
async function carryMails(env: EdgeEnv): Promise<void> {
  const mail = readMail({ ...env });
  if (mail === null) return;
  const connection = connectForRequest(env.HYPERDRIVE.connectionString);
  const deps = { database: connection.database, clock: wallMs, log: logFrom(env.LOG_LEVEL ?? "info") };
  try {
    const send = smtpFromEdge(mail);
    while ((await deliverMails(deps, send)) > 0); // those that failed are due later
  } finally {
    await connection.close();
  }
}

/** The same for push messages. */
async function carryPushMessages(env: EdgeEnv, requestUrl?: string): Promise<void> {
  const connection = connectForRequest(env.HYPERDRIVE.connectionString);
  const deps = {
    database: connection.database,
    clock: wallMs,
    log: logFrom(env.LOG_LEVEL ?? "info"),
    secrets: await allSecretsOf(env),
    push: { ...pushIn(env, requestUrl), nudge: () => {} },
  };
  try {
    while ((await deliverPushMessages(deps, pushFromEdge)) > 0); // those that failed are due later
  } finally {
    await connection.close();
  }
}

function pushIn(env: EdgeEnv, requestUrl = "") {
  const publicUrl = env.PUBLIC_URL ?? (URL.canParse(requestUrl) ? new URL(requestUrl).origin : "");
  return readPush({ ...env }, readHost({ ...env }).contact, publicUrl);
}

const CLEAN_UP_MINUTES = 10;

/** The clean-up job of the edge. */
async function purge(env: EdgeEnv): Promise<void> {
  const connection = connectForRequest(env.HYPERDRIVE.connectionString);
  try {
    const deps = {
      database: connection.database,
      clock: wallMs,
      files: filesOf(env),
      live: liveFrom(env, wallMs),
      log: logFrom(env.LOG_LEVEL ?? "info"),
      mail: { carries: readMail({ ...env }) !== null, nudge: () => {} },
      push: { ...pushIn(env), nudge: () => {} }, // what follows is sent a minute later
    };
    await purgeExpired(deps);
    // An email has a link to this arena: where nobody has said its address, a job of the clock's cannot know it.
    const { PUBLIC_URL: publicUrl = "" } = env;
    await createDueTournaments({
      ...deps,
      publicUrl,
      mail: { ...deps.mail, carries: deps.mail.carries && publicUrl !== "" },
    });
  } finally {
    await connection.close();
  }
}

/** The host's own texts are assets: files in apps/web/public/legal, from before the build. */
async function readLegal(env: EdgeEnv, name: string): Promise<string | null> {
  const response = await env.ASSETS.fetch(new URL(`/legal/${name}`, "http://assets"));
  return response.ok ? response.text() : null;
}

function filesOf({ PICTURES: bucket }: EdgeEnv): Files {
  return bucket === undefined ? POSTGRES_FILES : bucketFiles(bucket);
}

let toldOfProviders = false;

/** From the variables and secrets of the worker, by the same names as everywhere. What is half given is told once. */
function providersFrom(env: EdgeEnv): Deps["providers"] {
  const { providers, problems } = readProviders({ ...env });
  if (problems.length > 0 && !toldOfProviders) report("error", "provider.settings_invalid", { problems });
  toldOfProviders = true;
  return createProviders(providers);
}

function logFrom(lowest: LogLevel): Log {
  const at =
    (level: LogLevel): Log["info"] =>
    (event, fields = {}) => {
      if (LOG_LEVELS.indexOf(level) >= LOG_LEVELS.indexOf(lowest)) report(level, event, fields);
    };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}
