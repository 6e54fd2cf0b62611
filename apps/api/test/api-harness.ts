// An arena for tests: the two apps on a database of their own, a clock that stands still, and browsers to ask with.
import { createTestDatabase, type TestDatabase } from "@transcendence/database/testing";
import type { LogLevel } from "@transcendence/env";
import type { RoomAddress, RoomAnswer, RoomCall, TournamentRefusal, UserEvent } from "@transcendence/protocol";
import type { LogEvent, LogFields } from "@transcendence/protocol/log";
import { signRequest } from "@transcendence/tickets";
import type { Hono } from "hono";
import { cookieName } from "../src/cookie-names.ts";
import { type DescribedRoute, describeRoutes } from "../src/http/route.ts";
import { createApp, createInternalApp, createPasswords, type Deps, POSTGRES_FILES } from "../src/index.ts";
import { preparePicture } from "../src/pictures/prepare-picture.ts";
import { deriveHere } from "../src/scrypt.ts";

export const SECRETS = {
  ticket: "a ticket secret of the tests",
  internal: "an internal secret of the tests",
  encryption: "an encryption secret of the tests",
};
export const ORIGIN = "http://localhost:8080";
export const SESSION = cookieName(ORIGIN, "session");
export const START_MS = Date.UTC(2026, 6, 1, 12);

export interface ApiHarness {
  readonly routes: readonly DescribedRoute[]; // of both apps
  readonly storage: TestDatabase;
  readonly deps: Deps; // for what a clock runs, not a request
  readonly logged: { level: LogLevel; event: LogEvent; fields: LogFields | undefined }[];
  nowMs: number;
  address: string; // of whoever asks next
  /** For the next test: the time at which all began, and another address, as limits are counted by it. */
  startAnew(): void;
  isDraining: boolean;
  readonly revoked: { userId: string; sessions: readonly string[] | "all" }[]; // what the rooms were told
  readonly told: { userId: string; event: UserEvent }[]; // everything else that people were told
  readonly calls: { room: RoomAddress; call: RoomCall }[]; // what rooms were told
  readonly asked: { room: RoomAddress; call: RoomCall }[]; // what tournaments were asked
  roomsAnswer: TournamentRefusal | "away" | null; // what they answer
  answer: RoomAnswer; // instead of that
  readonly renamed: { userId: string; name: string }[];
  browser(): Browser;
  tell(path: string, body: unknown, secret?: string, ageMs?: number): Promise<Response>; // as a room does
  askInternal(path: string, init: RequestInit): Promise<Response>; // as nobody should
}

export async function openApiHarness(changes: Partial<Deps> = {}, given?: TestDatabase): Promise<ApiHarness> {
  const storage = given ?? (await createTestDatabase());
  const logged: ApiHarness["logged"] = [];
  const log = (level: LogLevel) => (event: LogEvent, fields?: LogFields) => void logged.push({ level, event, fields });
  const deps: Deps = {
    database: storage.database,
    clock: () => arena.nowMs,
    secrets: SECRETS,
    passwords: createPasswords(deriveHere, { ln: 4, r: 8, p: 1 }), // weak, so that the tests are quick
    providers: [],
    live: {
      async ask(room, call) {
        if (arena.roomsAnswer === "away") throw new Error("away");
        arena.asked.push({ room, call });
        return arena.answer ?? { refused: arena.roomsAnswer };
      },
      async tell(userId, event) {
        if (event.type === "revoked") arena.revoked.push({ userId, sessions: event.sessions });
        else if (event.type === "renamed") arena.renamed.push({ userId, name: event.name });
        else arena.told.push({ userId, event });
      },
      call: async (room, call) => void arena.calls.push({ room, call }),
    },
    files: POSTGRES_FILES,
    pictures: { maxSide: 4096, prepare: async (bytes) => preparePicture(bytes) },
    mail: { carries: true, nudge: () => {} },
    push: { keys: null, contact: null, ownService: null, nudge: () => {} },
    legal: { host: { name: null, contact: null }, read: async () => null },
    publicUrl: ORIGIN,
    clientAddress: () => arena.address,
    draining: () => arena.isDraining,
    log: { debug: log("debug"), info: log("info"), warn: log("warn"), error: log("error") },
    ...changes,
  };
  const app = createApp(deps);
  const internal = createInternalApp(deps);
  let starts = 1;
  const arena: ApiHarness = {
    routes: [...describeRoutes(app), ...describeRoutes(internal)],
    storage,
    deps,
    logged,
    nowMs: START_MS,
    address: "192.0.2.1",
    startAnew() {
      arena.nowMs = START_MS;
      arena.address = `192.0.2.${++starts}`;
    },
    isDraining: false,
    revoked: [],
    asked: [],
    roomsAnswer: null,
    answer: null,
    renamed: [],
    told: [],
    calls: [],
    browser: () => new Browser(app, deps.publicUrl),
    askInternal: async (path, init) => internal.request(path, init),
    async tell(path, value, secret = SECRETS.internal, ageMs = 0) {
      const body = JSON.stringify(value);
      const signature = await signRequest(secret, { method: "POST", path, body, nowMs: arena.nowMs - ageMs });
      const headers = { "Content-Type": "application/json", ...signature };
      return internal.request(path, { method: "POST", headers, body });
    },
  };
  return arena;
}

/** Keeps its cookies and says where it comes from. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #app: Pick<Hono, "request">;
  readonly #origin: string;

  constructor(app: Pick<Hono, "request">, origin: string) {
    this.#app = app;
    this.#origin = origin;
  }

  /** The newest of a family: `journey-…`, one for each tab. */
  pending(family: string): { readonly name: string; readonly value: string } {
    const names = [...this.cookies.keys()].filter((each) => each.startsWith(`${cookieName(this.#origin, family)}-`));
    const name = names.toSorted().at(-1) ?? "none";
    return { name, value: this.cookies.get(name) ?? "" };
  }

  ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.send(method, path, body === undefined ? undefined : JSON.stringify(body), headers);
  }

  async send(
    method: string,
    path: string,
    body?: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const sent: Record<string, string> = { Origin: this.#origin };
    if (cookie !== "") sent["Cookie"] = cookie;
    if (body !== undefined) sent["Content-Type"] = "application/json";
    const init = { method, headers: { ...sent, ...headers }, ...(body === undefined ? {} : { body, duplex: "half" }) };
    const response = await this.#app.request(path, init);
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name === undefined || value === undefined) continue;
      if (value === "") this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  /** The body of an answer that has this status. */
  async read<T>(status: number, method: string, path: string, body?: unknown): Promise<T> {
    const response = await this.ask(method, path, body);
    const text = await response.text();
    if (response.status !== status)
      throw new Error(`${method} ${path}: ${response.status} instead of ${status}: ${text}`);
    return JSON.parse(text) as T; // the API's own answer, typed by its protocol
  }
}
