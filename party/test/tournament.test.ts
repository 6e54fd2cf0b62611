import {
  afterMessage,
  computerPlayer,
  type MatchTicket,
  type OrderTournamentMatch,
  type Player,
  PROTOCOL_VERSION,
  type RoomAnswer,
  type StoreTournament,
  type TournamentAct,
  type TournamentClientMessage,
  type TournamentConfig,
  type TournamentServerMessage,
  type TournamentView,
} from "@transcendence/protocol";
import { expect, test, vi } from "vitest";
import { freshId } from "../src/kit/clock.ts";
import { verdictOf } from "../src/tournament/tournament-room.ts";
import { callRoom, killAll, openSocket, type TestSocket } from "./carrier.ts";
import { openPage, openRoom } from "./page.ts";
import { type Call, eventually, Person, RoomHarness, rooms } from "./room-harness.ts";
import { newConfig } from "./tournament-config.ts";

const member = (name: string): Player => ({ id: freshId(), name, kind: "member" });

function act(config: TournamentConfig, asked: TournamentAct): Promise<RoomAnswer> {
  return callRoom({ kind: "tournament", name: config.id }, { type: "tournament", config, act: asked });
}

/** What the API was told of it. */
async function recordsOf({ id }: TournamentConfig): Promise<StoreTournament[]> {
  const response = await rooms.API.fetch(`http://double/double/calls?match=${id}`);
  const calls = await response.json<Call[]>();
  const records = calls.filter(({ path }) => path === "/internal/tournaments/record");
  return records.map(({ body }) => JSON.parse(body) as StoreTournament); // our own room wrote it
}

/** The match that the room has ordered from the API. */
async function orderOf(match: string): Promise<OrderTournamentMatch> {
  const response = await rooms.API.fetch(`http://double/double/calls?match=${match}`);
  const order = (await response.json<Call[]>()).find(({ path }) => path === "/internal/tournaments/order");
  return JSON.parse(order?.body ?? "") as OrderTournamentMatch; // our own room wrote it
}

class TournamentPage {
  view: TournamentView | null = null;
  readonly socket: TestSocket;

  constructor(socket: TestSocket) {
    this.socket = socket;
    socket.accept();
    socket.addEventListener("message", ({ data }) => {
      this.view = afterMessage(this.view, JSON.parse(String(data)) as TournamentServerMessage);
    });
  }

  static async open(config: TournamentConfig, player: Player): Promise<TournamentPage> {
    const ticket = { room: "tournament", session: freshId(), player, config, expiresMs: Date.now() + 60_000 } as const;
    return new TournamentPage(await openRoom({ kind: "tournament", name: config.id }, ticket));
  }

  close(): void {
    this.socket.close();
  }

  sees(fits: (view: TournamentView) => boolean): Promise<TournamentView> {
    return eventually(async () => {
      if (this.view === null || !fits(this.view)) throw new Error(`not seen: ${JSON.stringify(this.view)}`);
      return this.view;
    });
  }

  say(message: TournamentClientMessage): void {
    this.socket.send(JSON.stringify(message));
  }
}

test("[TOUR-3] [OPS-3] a tournament outlives its process: who entered and who is called stays, and the match is opened", async () => {
  const config = newConfig();
  const players = [member("Anna"), member("Ben")];
  await act(config, { type: "open" });
  for (const player of players) {
    expect(await act(config, { type: "enter", player, alias: null, rating: null })).toEqual({ refused: null });
  }
  const anna = await openPage(players[0]!.id, freshId());
  expect(await act(config, { type: "start" })).toEqual({ refused: null });
  await eventually(async () => expect(anna.told).toContainEqual(expect.objectContaining({ type: "called" })));

  await killAll();
  const pages = await Promise.all(players.map((player) => TournamentPage.open(config, player)));
  const { boards, entries, phase } = await pages[0]!.sees((view) => view.boards.length === 1);
  expect([phase, entries.length, boards[0]!.phase]).toEqual(["running", 2, "called"]);
  expect(await act(config, { type: "enter", player: member("Chloe"), alias: null, rating: null })).toEqual({
    refused: "closed",
  });
  for (const page of pages) page.say({ type: "ready", pairing: boards[0]!.pairing });
  await pages[1]!.sees((view) => view.boards[0]?.phase === "playing");
  await eventually(async () => expect((await recordsOf(config)).length).toBeGreaterThan(0));
});

test("[TOUR-4] T33: a person meets a computer player in a match room, and the result comes into the tournament", async () => {
  const settings = { ...newConfig().settings, pointsToWin: 3, ballSpeed: 200 };
  const config = { ...newConfig(), settings, places: 2 };
  const anna = member("Anna");
  await act(config, { type: "enter", player: anna, alias: null, rating: null });
  await act(config, { type: "enter", player: computerPlayer("pebble"), alias: null, rating: null });
  const page = await TournamentPage.open(config, anna);
  const called = await page.sees(({ boards }) => boards[0]?.phase === "called");
  const { pairing, ready, players } = called.boards[0]!; // seen just now
  const isComputer = (entry: string) =>
    called.entries.some(({ id, player }) => id === entry && player?.kind === "computer");
  expect(ready).toEqual(players.map(isComputer)); // nobody waits for a computer player
  page.say({ type: "ready", pairing });
  const { boards } = await page.sees((view) => view.boards[0]?.phase === "playing");
  const match = boards[0]!.match!;

  const order = await orderOf(match);
  const ticket: Partial<MatchTicket> = {
    match,
    player: anna,
    seats: order.seats,
    computers: order.seats[0] === anna.id ? [null, "pebble"] : ["pebble", null],
    paired: true,
    tournament: config.id,
    tournamentTitle: config.title,
  };
  const query = `?v=${PROTOCOL_VERSION}&ticket=${await new RoomHarness(settings).ticket(anna.id, ticket)}`;
  const player = new Person(await openSocket(`/parties/match/${match}${query}`));
  await player.sees("countdown"); // being there is being ready
  await page.sees((view) => view.boards[0]?.score !== null); // the points come as they are made
  const { score } = await player.sees("finished"); // she does not move
  const ended = await page.sees(({ phase }) => phase === "finished");
  const won = score[0] > score[1] ? 0 : 1; // mostly the computer: but the ball may find her paddle, and pass Pebble
  const winner = called.entries.find(({ player: other }) => other?.id === order.seats[won])?.id;
  expect(score[won]).toBe(3);
  expect(Object.values(ended.state?.outcomes ?? {})).toMatchObject([{ winner, how: "played" }]);
  expect(Object.values(ended.played)).toEqual([match]);
  const last = ended.log.findLast(({ kind }) => kind === "played");
  expect(last?.score).toEqual([score[won], score[1 - won]]);
  await eventually(async () => {
    const record = (await recordsOf(config)).at(-1);
    expect(record?.entries.find(({ rank }) => rank === 1)?.user).toBe(order.seats[won]);
  });
  page.close();
});

test("T19: an order that the API refuses because the server is overloaded is told from one that failed", () => {
  const message = "The server is busy with the matches that run already. Try again in a moment.";
  expect(verdictOf({ status: 200, body: { missing: ["anna"] } })).toEqual({ missing: ["anna"] });
  expect(verdictOf({ status: 503, body: { error: "overloaded", message } })).toBe("overloaded");
  for (const answer of [null, { status: 503, body: null }, { status: 500, body: { error: "internal", message: "" } }])
    expect(verdictOf(answer)).toBe("failed");
});

const PROGRAMS = 16;
const LONG_MS = 240_000;
const FORMATS = [
  { format: "single", thirdPlace: true, groups: 1, rounds: 0 },
  { format: "double", thirdPlace: false, groups: 1, rounds: 0 },
  { format: "round-robin", thirdPlace: false, groups: 4, rounds: 0 },
  { format: "swiss", thirdPlace: false, groups: 1, rounds: 4 },
  { format: "arena", thirdPlace: false, groups: 1, rounds: 0 },
] as const;

/** Is there when called, and wins or loses by who came first in the list: the API tells the result of each match once it is open. */
class Program {
  readonly page: TournamentPage;
  readonly #config: TournamentConfig;
  readonly #player: Player;
  readonly #told: Set<string>; // matches, of all programs
  readonly #ready = new Set<string>();

  constructor(page: TournamentPage, config: TournamentConfig, player: Player, told: Set<string>) {
    this.page = page;
    this.#config = config;
    this.#player = player;
    this.#told = told;
    page.socket.addEventListener("message", () => void this.#look());
  }

  async #look(): Promise<void> {
    const { view } = this.page;
    const me = view?.entries.find(({ player }) => player?.id === this.#player.id)?.id ?? "";
    const board = view?.boards.find(({ players }) => players.includes(me));
    if (!view || !board) return;
    if (board.phase === "called" && !this.#ready.has(board.pairing)) {
      this.#ready.add(board.pairing);
      this.page.say({ type: "ready", pairing: board.pairing });
    }
    if (board.phase !== "playing" || board.match === null || this.#told.has(board.match)) return;
    this.#told.add(board.match);
    const users = board.players.map((id) => view.entries.find((entry) => entry.id === id)?.player?.id ?? "");
    const winner = users.toSorted()[0] ?? "";
    const score = Object.fromEntries(users.map((user) => [user, user === winner ? 5 : 2]));
    const result = { match: board.match, status: "finished", winner, score } as const;
    await act(this.#config, { type: "results", results: [result, result] }); // twice is once
  }
}

/** However long that takes on this machine. */
function endOf(page: TournamentPage): Promise<TournamentView> {
  const look = () => {
    if (page.view?.phase !== "finished") throw new Error(`not over: ${JSON.stringify(page.view?.boards)}`);
    return page.view;
  };
  return vi.waitFor(look, { timeout: LONG_MS, interval: 250 });
}

test(
  "[TOUR-3] [TOUR-5] [TOUR-6] 16 programs play each format to its end, from called to ranked, and every result counts once",
  async () => {
    const finals = await Promise.all(
      FORMATS.map(async (plan) => {
        const config = { ...newConfig(), plan, places: PROGRAMS, startsAtMs: Date.now() + 600_000, arenaMs: 8000 };
        const players = Array.from({ length: PROGRAMS }, (_, index) => member(`Program ${index + 1}`));
        await act(config, { type: "open" });
        for (const player of players) await act(config, { type: "enter", player, alias: null, rating: null });
        const told = new Set<string>();
        const pages = await Promise.all(players.map((player) => TournamentPage.open(config, player)));
        for (const [index, page] of pages.entries()) void new Program(page, config, players[index]!, told);
        await act(config, { type: "start" });
        const ended = await endOf(pages[0]!);
        for (const page of pages) page.close();
        const record = await eventually(async () => {
          const last = (await recordsOf(config)).at(-1);
          if (last?.phase !== "finished") throw new Error("the API does not know the end");
          return last;
        });
        return { format: plan.format, ended, record, told, players };
      }),
    );
    for (const { format, ended, record, told, players } of finals) {
      const outcomes = Object.values(ended.state?.outcomes ?? {});
      const played = outcomes.filter(({ how }) => how === "played");
      expect([format, outcomes.length, played.length]).toEqual([format, told.size, told.size]);
      expect([format, new Set(Object.values(ended.played))]).toEqual([format, told]);
      const winner = record.entries.find(({ rank }) => rank === 1)?.user;
      if (format !== "arena") expect([format, winner]).toEqual([format, players.map(({ id }) => id).toSorted()[0]]);
    }
    const matches = Object.fromEntries(finals.map(({ format, told }) => [format, told.size]));
    expect(matches).toMatchObject({ single: 16, double: 30, "round-robin": 4 * 6 + 7, swiss: 32 });
    expect(matches["arena"]).toBeGreaterThanOrEqual(8);
  },
  LONG_MS,
);
