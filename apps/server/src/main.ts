// The arena on one machine: pages, API and database here, the rooms in workerd, one public port. `npm start` ends up here.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  createApp,
  createDueTournaments,
  createInternalApp,
  createPages,
  createPasswords,
  createProviders,
  deliverMails,
  deliverPushMessages,
  type Deps,
  NO_LOAD,
  POSTGRES_FILES,
  rekeyNames,
  securityHeadersFor,
  purgeExpired,
} from "@transcendence/api";
import { connect } from "@transcendence/database";
import { startEmbeddedPostgres } from "@transcendence/database/embedded";
import { deriveSecrets, hostOf, mailOf, providersOf, pushOf } from "@transcendence/env";
import { LOBBY_NAME } from "@transcendence/protocol";
import { startCleanUpJob } from "./clean-up-job.ts";
import { clientsBehind } from "./client-address.ts";
import { lockData } from "./data-lock.ts";
import { checkDisk } from "./disk-check.ts";
import { diskFiles } from "./disk-files.ts";
import { drain } from "./drain.ts";
import { createFront, listenerOf } from "./front.ts";
import { startGatewayProcesses } from "./gateway/gateway-processes.ts";
import { createGateway, type Gateway } from "./gateway/gateway.ts";
import { holdSockets } from "./gateway/hold-sockets.ts";
import { startHashing } from "./hashing.ts";
import { hostsFor, startHosts } from "./hosts.ts";
import { legalFrom } from "./legal.ts";
import { isLocalhostOurs, listen, reachableAt } from "./listen.ts";
import { liveThrough } from "./live.ts";
import { createLog } from "./log.ts";
import { type MailLoop, smtp, startMailLoop } from "./mails.ts";
import { type LoadWatch, watchLoad } from "./overload/watch-load.ts";
import { createPictures } from "./pictures.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { pushSender } from "./push.ts";
import type { Rooms } from "./rooms.ts";
import { keepAddress, keptSecret, readSettings, type ServerSettings } from "./settings.ts";
import { shrinkHeap } from "./shrink-heap.ts";
import { type Step, stopOnSignal } from "./shutdown.ts";
import { staticFiles } from "./static-files.ts";
import { takeOverRooms } from "./take-over.ts";
import { restartWhenUncaught } from "./uncaught.ts";

const LOBBY = { kind: "lobby", name: LOBBY_NAME } as const;
const ROOT = resolve(import.meta.dirname, "../../..");

async function start(settings: ServerSettings): Promise<void> {
  const { DATA_DIR, HOST, PORT, TRUSTED_PROXIES } = settings;
  const log = createLog(settings.LOG_LEVEL);
  const stops: Step[] = []; // the last one started is the first to be stopped
  stopOnSignal(stops, log);
  restartWhenUncaught(stops, log);

  if (!(await lockData(DATA_DIR)))
    throw new Error(`Another arena already runs from ${DATA_DIR}. Stop it, or set DATA_DIR.`);
  const front = createFront(log);
  const port = await listen(front.server, HOST, PORT, !settings.portIsChosen);
  const localhostIsOurs = await isLocalhostOurs(HOST, port);
  const addresses = reachableAt(HOST, port, localhostIsOurs);
  const publicUrl = settings.PUBLIC_URL ?? (localhostIsOurs ? `http://localhost:${port}` : addresses[0]!); // it has one at least
  const secrets = await deriveSecrets(settings.SECRET ?? keptSecret(DATA_DIR));

  const databaseUrl = settings.DATABASE_URL ?? (await embeddedPostgres());
  await prepareDatabase(databaseUrl, join(ROOT, "drizzle"), log);
  const connection = connect(databaseUrl);
  stops.unshift({ name: "database pool", run: () => connection.close(), limitMs: 1000 });
  await rekeyNames(connection.database);

  const hashing = startHashing();
  stops.unshift({ name: "password hashing", run: () => hashing.stop(), limitMs: 100 });

  const diskCheck = checkDisk(DATA_DIR, log);
  stops.unshift({ name: "disk check", run: () => diskCheck.stop(), limitMs: 100 });

  let draining = false;
  let running: Rooms | null = null;
  let door: Gateway | null = null;
  let mailLoop: MailLoop | undefined;
  let watch: LoadWatch | null = null;
  let pushLoop: MailLoop | null = null;
  const mail = mailOf(settings);
  const push = pushOf(settings, hostOf(settings).contact, publicUrl);
  const clients = clientsBehind(TRUSTED_PROXIES);
  const deps: Deps = {
    database: connection.database,
    clock: () => Date.now(),
    secrets,
    passwords: createPasswords(hashing.derive),
    providers: createProviders(providersOf(settings)),
    live: liveThrough(() => running, secrets.internal, log),
    files: settings.PICTURES_DIR === undefined ? POSTGRES_FILES : diskFiles(resolve(ROOT, settings.PICTURES_DIR)),
    pictures: createPictures(),
    legal: legalFrom(settings.LEGAL_DIR && resolve(ROOT, settings.LEGAL_DIR), hostOf(settings)),
    mail: { carries: mail !== null, nudge: () => mailLoop?.nudge() },
    push: { ...push, nudge: () => pushLoop?.nudge() },
    publicUrl,
    clientAddress: (c) => clients.address(c.env.incoming),
    draining: () => draining,
    machine: {
      hasRooms: () => running !== null && !running.areAway() && door?.ready() !== 0 && diskCheck.wasWritable(),
      async missing() {
        const [answer, disk] = await Promise.all([running?.answer() ?? false, diskCheck.isWritable()]);
        const rooms = answer && door?.ready() !== 0; // or nobody gets to them
        return [...(rooms ? [] : ["rooms" as const]), ...(disk ? [] : ["disk" as const])];
      },
      mayBegin: () => watch?.mayBegin() ?? true,
      load: () => watch?.load() ?? NO_LOAD,
    },
    log,
  };
  if (mail !== null) {
    const { send, close } = smtp(mail);
    const loop = startMailLoop(() => deliverMails(deps, send), log);
    mailLoop = loop;
    stops.unshift({ name: "mail", run: () => loop.stop().finally(close), limitMs: 2000 });
  }
  const sender = pushSender(push.ownService);
  const pushes = startMailLoop(() => deliverPushMessages(deps, sender.send), log, "push");
  pushLoop = pushes;
  stops.unshift({ name: "push messages", run: () => pushes.stop().finally(sender.close), limitMs: 1000 });
  const roomsFolder = join(DATA_DIR, "rooms");
  const cleanUp = startCleanUpJob(async () => (await purgeExpired(deps)) + (await createDueTournaments(deps)), log);
  stops.unshift({ name: "clean-up job", run: () => cleanUp.stop(), limitMs: 1000 });
  const hosts = await startHosts({
    script: join(ROOT, "party/dist/hosts.js"),
    storage: roomsFolder,
    hosts: hostsFor(settings),
    secrets: { TICKET_SECRET: secrets.ticket, INTERNAL_SECRET: secrets.internal },
    internalApi: listenerOf(createInternalApp(deps)),
    log,
  });
  const moved = await takeOverRooms(roomsFolder, hosts, secrets.internal, log);
  if (moved > 0) log.info("rooms.moved", { rooms: moved });
  running = hosts;
  stops.unshift({ name: "rooms", run: () => hosts.stop(), limitMs: 1500 });

  const holding = { ...hosts, secret: secrets.internal, draining: () => draining, log };
  const { GATEWAYS: gateways, LOG_LEVEL: logLevel } = settings;
  const sockets =
    gateways === 1 ? holdSockets(holding) : await startGatewayProcesses({ ...holding, gateways, logLevel });
  const gateway = createGateway(
    {
      ...holding,
      clientAddress: clients.address,
      isOwnOrigin: ({ headers: { origin, host } }) =>
        origin === undefined || origin === publicUrl || (URL.canParse(origin) && new URL(origin).host === host),
    },
    sockets,
  );
  door = gateway;
  shrinkHeap();
  // From here on: what blocks while it starts makes nobody wait.
  const started = watchLoad({
    limitMs: settings.MAX_LATENESS_MS,
    gateways: gateway.lateness,
    delays: gateway.delays,
    tell: (isOverloaded) => void deps.live.call(LOBBY, { type: "load", isOverloaded }),
    log,
  });
  watch = started;
  stops.unshift({ name: "load watch", run: () => started.stop(), limitMs: 100 });
  const https = publicUrl.startsWith("https:");
  const page = readFileSync(join(ROOT, "apps/web/dist/index.html"), "utf8");
  front.open({
    api: listenerOf(createApp(deps)),
    pages: staticFiles(join(ROOT, "apps/web/dist"), (request) => securityHeadersFor(request.headers.host, https)),
    previews: listenerOf(createPages(deps, async () => page)),
    upgrades: gateway,
  });
  stops.unshift(
    { name: "refuse new matches", run: () => void (draining = true), limitMs: 100 },
    { name: "drain rooms", run: () => drain(hosts, gateway, secrets.internal), limitMs: 3000 },
    { name: "gateway", run: () => gateway.stop(), limitMs: 1000 }, // the port's end waits for those who hold sockets
    { name: "port", run: () => front.close(), limitMs: 500 },
  );

  try {
    keepAddress(DATA_DIR, publicUrl);
  } catch (error) {
    log.warn("server.address_not_saved", { error }); // a full disk; `npm run reset-password` does without
  }
  console.log(welcome(HOST, addresses, settings.PUBLIC_URL));

  async function embeddedPostgres(): Promise<string> {
    const database = await startEmbeddedPostgres({
      dataDir: join(DATA_DIR, "postgres"),
      log: log.warn,
    });
    stops.unshift({ name: "postgres", run: () => database.stop(), limitMs: 3000 });
    return database.url;
  }
}

/** A failed query's own message is the query; what the database said is its cause. */
function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}\n${error.cause.message}` : error.message;
}

function welcome(host: string, addresses: readonly string[], publicUrl: string | undefined): string {
  const [first, ...others] = addresses;
  const lines = [`The arena is open: ${publicUrl ?? first}`];
  if (publicUrl !== undefined) return lines.join("\n");
  for (const address of others) lines.push(`  for others on this network: ${address}`);
  if (host === "127.0.0.1") lines.push("  for others on this network: start it with HOST=0.0.0.0");
  return lines.join("\n");
}

for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {}); // a closed terminal takes no more lines
const settings = readSettings(ROOT);
if (settings === null) process.exit(1);
try {
  await start(settings);
} catch (error) {
  console.error(inWords(error));
  process.exit(1); // Postgres and workerd notice that they are alone, and end
}
