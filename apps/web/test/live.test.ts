import type { LiveMessage, Me } from "@transcendence/protocol";
import { beforeAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { keepLive, tournamentCalls } from "../src/data/live.ts";
import { session } from "../src/data/session.ts";

interface Opened {
  readonly room: { readonly name: string };
  readonly onOpen: () => void;
  readonly onMessage: (message: LiveMessage) => void;
  readonly onEnd: () => void;
}

/** The lines to rooms that the page has opened. */
const lines: Opened[] = [];
vi.mock("@transcendence/client/room-line", () => ({
  openRoomLine: (options: Opened) => {
    lines.push(options);
    return { close: () => {} };
  },
}));

const member = (id: string): Me => ({ id, name: id, kind: "member" });
const CALL: LiveMessage = { type: "called", tournament: "cup", title: "Cup", opponent: "Ben", leftMs: 60_000 };

beforeAll(() => {
  vi.stubGlobal("addEventListener", () => {}); // of the window
  keepLive();
});

beforeEach(() => {
  lines.length = 0;
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  vi.useFakeTimers();
  onTestFinished(() => {
    session.value = { state: "unknown" };
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
});

async function signIn(id: string): Promise<void> {
  session.value = { state: "known", me: member(id) };
  await vi.advanceTimersByTimeAsync(0);
}

test("[TOUR-3] a call that ended while the line was down is no call once it is back", async () => {
  await signIn("ann");
  const line = lines[0]!;
  line.onOpen();
  line.onMessage(CALL);
  expect(tournamentCalls.value).toHaveLength(1);
  line.onOpen(); // again: calls that still wait follow
  expect(tournamentCalls.value).toEqual([]);
});

test("[CHAT-4] whoever signs out and in again at once hears of the arena a few seconds later", async () => {
  await signIn("ann");
  lines[0]!.onEnd(); // the arena tells it before the answer
  session.value = { state: "known", me: null };
  await signIn("ann");
  expect(lines).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(5000);
  expect(lines.map(({ room }) => room.name)).toEqual(["ann", "ann"]);
});
