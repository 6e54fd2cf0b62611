// One tournament as its page knows it: as it was stored, and from its room as it stands at this moment.
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { RoomLine } from "@transcendence/client/room-line";
import {
  afterMessage,
  type TournamentServerMessage,
  type TournamentSummary,
  type TournamentView,
} from "@transcendence/protocol";
import { useEffect, useMemo } from "preact/hooks";
import { arena, type ErrorCode } from "../../data/api.ts";
import { session, useFreshSession } from "../../data/session.ts";
import { answering } from "../../state/answering.ts";
import { tournamentsApi } from "./tournaments-api.ts";

/** Matches to which this page has led already: who comes back from one is not sent there again. */
const led = new Set<string>();

export type Entry = TournamentView["entries"][number];
export type BoardView = TournamentView["boards"][number];

export interface TournamentModel {
  readonly summary: ReadonlySignal<TournamentSummary | null>;
  readonly view: ReadonlySignal<TournamentView | null>;
  readonly error: ReadonlySignal<ErrorCode | null>;
  readonly me: ReadonlySignal<Entry | null>;
  readonly isInvited: ReadonlySignal<boolean>; // by name
  readonly isModerator: ReadonlySignal<boolean>; // of the site
  readonly myBoard: ReadonlySignal<BoardView | null>;
  /** Milliseconds by the room's clock at this moment. */
  readonly roomNow: () => number;
  readonly ready: (pairing: string) => void;
  readonly rest: () => void; // in an arena: not paired until `comeBack`
  readonly comeBack: () => void;
  readonly load: () => Promise<void>;
}

function createModel(id: string) {
  const summary = signal<TournamentSummary | null>(null);
  const view = signal<TournamentView | null>(null);
  const error = signal<ErrorCode | null>(null);
  const isInvited = signal(false);
  const isModerator = signal(false);
  let line: RoomLine | null = null;
  let opened: string | null | undefined; // whose line it is
  let offsetMs = 0;
  let isClosed = false;

  let heard: TournamentView | null = null; // from the room: what it says next changes this

  const show = (next: TournamentView) => {
    offsetMs = next.nowMs - performance.now(); // a clock that is set does not move what is waited for
    view.value = next;
  };
  const take = (message: TournamentServerMessage) => {
    heard = afterMessage(heard, message);
    if (heard !== null && heard.version >= (view.peek()?.version ?? 0)) show(heard);
    const isLate = heard !== null && myBoard.peek()?.phase !== "called";
    if (isLate && answering.peek() === id) answering.value = null; // the next call wants an answer of its own
    void keep(); // the room closes once all is over: nothing is asked of it then
  };
  const load = async () => {
    const answer = await tournamentsApi.find(id);
    if (isClosed) return;
    if (!answer.ok) {
      error.value = answer.error;
      return;
    }
    error.value = null;
    summary.value = answer.value.tournament;
    isInvited.value = answer.value.isInvited;
    isModerator.value = answer.value.isModerator;
    const { view: stored } = answer.value;
    const before = view.peek();
    // The database is a moment behind the room, and does not know what is being played.
    if (before === null || stored.version > before.version) show(stored);
    await keep();
  };
  /** A line to the room while there is anything to come, for whoever the visitor is now. */
  const keep = async () => {
    const who = session.peek();
    const phase = view.peek()?.phase;
    const wanted =
      isClosed || who.state !== "known" || (phase !== "registration" && phase !== "running")
        ? undefined
        : (who.me?.id ?? null);
    if (wanted === opened) return;
    line?.close();
    line = null;
    opened = wanted;
    if (wanted === undefined) return;
    const module = await import("@transcendence/client/room-line").catch(() => null); // the page shows what is stored
    if (module === null || opened !== wanted || isClosed) return;
    line = module.openRoomLine({
      arena,
      room: { kind: "tournament", name: id },
      onMessage: take,
      onEnd: () => void load(),
    });
  };
  const me = computed(() => {
    const who = session.value;
    const mine = who.state === "known" ? who.me?.id : undefined;
    return view.value?.entries.find(({ player }) => player?.id === mine && mine !== undefined) ?? null;
  });
  const myBoard = computed(() => {
    const mine = me.value?.id;
    return view.value?.boards.find(({ players }) => mine !== undefined && players.includes(mine)) ?? null;
  });
  return {
    summary,
    view,
    error,
    isInvited,
    isModerator,
    me,
    myBoard,
    roomNow: () => performance.now() + offsetMs,
    ready: (pairing: string) => line?.say({ type: "ready", pairing }),
    rest: () => line?.say({ type: "rest" }),
    comeBack: () => line?.say({ type: "return" }),
    load,
    keep,
    close() {
      isClosed = true;
      line?.close();
    },
  };
}

/** Follows the tournament while its page is open. `onMatch`: mine begins. */
export function useTournament(id: string, onMatch: (match: string) => void): TournamentModel {
  const model = useMemo(() => createModel(id), [id]);
  useFreshSession();
  useEffect(() => {
    void model.load();
    return () => model.close();
  }, [model]);
  useEffect(
    () =>
      session.subscribe(() => {
        void model.keep();
      }),
    [model],
  );
  useEffect(
    () =>
      model.myBoard.subscribe((board) => {
        if (board?.phase === "called" && answering.peek() === id) {
          answering.value = null;
          model.ready(board.pairing);
        }
        if (board?.phase !== "playing" || board.match === null || led.has(board.match)) return;
        led.add(board.match);
        onMatch(board.match);
      }),
    [model],
  );
  return model;
}

/** How an entry is called. */
export function nameOf(entry: Entry | undefined, former: string): string {
  return entry?.alias ?? entry?.player?.name ?? former;
}
