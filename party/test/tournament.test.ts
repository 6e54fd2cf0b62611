import {
  afterMessage,
  type Player,
  PROTOCOL_VERSION,
  type RoomAnswer,
  roomPath,
  type TournamentAct,
  type TournamentClientMessage,
  type TournamentConfig,
  type TournamentServerMessage,
  type TournamentView,
} from "@transcendence/protocol";
import { signTicket } from "@transcendence/tickets";
import { expect, test } from "vitest";
import { freshId } from "../src/clock.ts";
import { type Call, eventually, rooms } from "./arena.ts";
import { callRoom, killAll, openSocket, type TestSocket } from "./carrier.ts";
import { openPage } from "./page.ts";

function newConfig(): TournamentConfig {
  return {
    id: freshId(),
    title: "Friday cup",
    organiser: freshId(),
    plan: { format: "single", thirdPlace: false, groups: 1, rounds: 0 },
    settings: { map: "classic", pointsToWin: 5, margin: 1, ballSpeed: 100, paddleSize: 100, powerUps: [] },
    rated: false,
    places: 8,
    startsAtMs: null,
    waitMs: 60_000,
    arenaMs: 600_000,
  };
}

const member = (name: string): Player => ({ id: freshId(), name, kind: "member" });

function act(config: TournamentConfig, asked: TournamentAct): Promise<RoomAnswer> {
  return callRoom({ kind: "tournament", name: config.id }, { type: "tournament", config, act: asked });
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
    const signed = await signTicket(rooms.TICKET_SECRET, ticket);
    const path = roomPath({ kind: "tournament", name: config.id });
    return new TournamentPage(await openSocket(`${path}?v=${PROTOCOL_VERSION}&ticket=${signed}`));
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
  await eventually(async () => expect(anna.heard).toContainEqual(expect.objectContaining({ type: "called" })));

  await killAll();
  const pages = await Promise.all(players.map((player) => TournamentPage.open(config, player)));
  const { boards, entries, phase } = await pages[0]!.sees((view) => view.boards.length === 1);
  expect([phase, entries.length, boards[0]!.phase]).toEqual(["running", 2, "called"]);
  expect(await act(config, { type: "enter", player: member("Chloe"), alias: null, rating: null })).toEqual({
    refused: "closed",
  });
  for (const page of pages) page.say({ type: "ready", pairing: boards[0]!.pairing });
  await pages[1]!.sees((view) => view.boards[0]?.phase === "opening");
  await eventually(async () => {
    const response = await rooms.API.fetch(`http://double/double/calls?match=${config.id}`);
    const records = (await response.json<Call[]>()).filter(({ path }) => path === "/internal/tournaments/record");
    expect(records.length).toBeGreaterThan(0);
  });
});
