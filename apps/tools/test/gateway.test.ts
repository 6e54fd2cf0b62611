import { createTestDatabase } from "@transcendence/database/testing";
// A whole server whose rooms' process is killed in the middle of a match.
import { MatchClient } from "@transcendence/netcode";
import { PROTOCOL_VERSION, type RoomMessage } from "@transcendence/protocol";
import { workerds } from "@transcendence/server/testing";
import { expect, onTestFinished, test } from "vitest";
import { selfHosted } from "./homes.ts";

test("[OPS-3] [R14] players behind a gateway keep their sockets when the rooms' process is killed, and lose no point", async () => {
  const database = await createTestDatabase();
  const home = await selfHosted(database.url, { ROOM_HOSTS: "1" });
  onTestFinished(async () => {
    await home.stop();
    await database.close();
  });
  const anna = await Guest.create(home.url, { settings: { ballSpeed: 160 } });
  const boris = await Guest.follow(home.url, anna.match);
  const [one, two] = [await anna.enter(), await boris.enter()];
  one.ready();
  two.ready();
  await expect.poll(() => one.scored).toBeGreaterThan(0);
  const { score } = one.room;
  const { epoch } = one.clock;
  process.kill(workerds(home.pid)[0]!, "SIGKILL");
  await expect.poll(() => [one.clock.epoch, two.clock.epoch].every((each) => each !== epoch)).toBe(true);
  expect([one.socket.readyState, two.socket.readyState]).toEqual([WebSocket.OPEN, WebSocket.OPEN]);
  for (const seat of [0, 1] as const) expect(one.room.score[seat]).toBeGreaterThanOrEqual(score[seat]);
  const before = one.scored;
  await expect.poll(() => one.scored).toBeGreaterThan(before); // the ball flies again
  expect(one.client?.mismatches).toBe(0);
  one.leave();
  two.leave();
});

/** Somebody with a cookie, and the match that they are for. */
class Guest {
  readonly url: string;
  readonly match: string;
  readonly #cookie: string;

  private constructor(url: string, match: string, cookie: string) {
    this.url = url;
    this.match = match;
    this.#cookie = cookie;
  }

  static async create(url: string, body: object): Promise<Guest> {
    const created = await ask(url, "/api/matches", body);
    return new Guest(url, ((await created.json()) as { id: string }).id, cookieOf(created));
  }

  static async follow(url: string, match: string): Promise<Guest> {
    return new Guest(url, match, cookieOf(await ask(url, "/api/matches", {}))); // a match of their own makes them a guest
  }

  async enter(): Promise<PlayerLine> {
    const answer = await ask(this.url, `/api/matches/${this.match}/ticket`, {}, this.#cookie);
    const { ticket } = (await answer.json()) as { ticket: string };
    const path = `/parties/match/${this.match}?v=${PROTOCOL_VERSION}&ticket=${ticket}`;
    const line = new PlayerLine(new WebSocket(this.url.replace("http", "ws") + path));
    await expect.poll(() => line.rooms.length).toBeGreaterThan(0);
    return line;
  }
}

/** A player with the model of a page, who holds no key. */
class PlayerLine {
  readonly socket: WebSocket;
  readonly rooms: RoomMessage[] = [];
  client: MatchClient | null = null;
  readonly #beat: NodeJS.Timeout;

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.binaryType = "arraybuffer";
    socket.addEventListener("message", ({ data }) => this.#read(data as string | ArrayBuffer));
    this.#beat = setInterval(() => {
      for (const frame of this.client?.poll(Date.now()) ?? []) socket.send(frame);
    }, 100);
  }

  get room(): RoomMessage {
    return this.rooms.at(-1)!; // entered
  }

  get scored(): number {
    return this.room.score[0] + this.room.score[1];
  }

  /** Of the latest countdown or rally. */
  get clock(): { readonly epoch: number } {
    const running = this.rooms.findLast(({ state }) => "clock" in state)?.state;
    return running !== undefined && "clock" in running ? running.clock : { epoch: -1 };
  }

  ready(): void {
    this.socket.send(JSON.stringify({ type: "ready" }));
  }

  leave(): void {
    clearInterval(this.#beat);
    this.socket.close();
  }

  #read(data: string | ArrayBuffer): void {
    const nowMs = Date.now();
    if (typeof data !== "string") {
      for (const answer of this.client?.onFrame(new Uint8Array(data), nowMs) ?? []) this.socket.send(answer);
      return;
    }
    const message = JSON.parse(data) as RoomMessage | { readonly type: "error" };
    if (message.type !== "room") return;
    if (this.client === null) {
      this.client = new MatchClient({ settings: message.settings, seat: message.you });
      this.client.onOpen(nowMs);
    }
    this.client.onPhase(message, nowMs);
    this.rooms.push(message);
  }
}

function ask(url: string, path: string, body: object, cookie = ""): Promise<Response> {
  const headers = { origin: url, cookie, "content-type": "application/json" };
  return fetch(url + path, { method: "POST", headers, body: JSON.stringify(body) });
}

function cookieOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((text) => text.split(";")[0])
    .join("; ");
}
