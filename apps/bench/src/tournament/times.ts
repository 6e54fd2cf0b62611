// How long a tournament's parts take, as its programs see it: rounds, their matches, and what the site adds between them.
import type { BoardView, TournamentView } from "@transcendence/protocol";
import { pairingsOf, type Tournament } from "@transcendence/tournament";
import { Samples, type Summary } from "../samples.ts";

/** When a pairing was called, was being played and was over, in ms. Of one that was played anew, the last time. */
interface Span {
  readonly players: readonly string[];
  readonly calledMs: number;
  readonly playingMs: number | null;
  readonly overMs: number | null;
}

export interface RoundTime {
  readonly name: string; // stage and number
  readonly matches: number;
  readonly ms: number; // from its first call to its last result
  readonly longestMs: number; // its longest match, from its opening to its result
}

export class Times {
  readonly #spans = new Map<string, Span>(); // by pairing
  readonly #beforeMs = new Samples(1024); // from a call until both are at the match
  readonly #playedMs = new Map<string, number>(); // by entry
  #version = -1;
  #state: Tournament | null = null;
  #entries = 0;

  /** Any number of programs may tell of the same view. */
  see({ version, boards, state, entries }: TournamentView, nowMs: number): void {
    if (version <= this.#version) return;
    this.#version = version;
    this.#state = state;
    this.#entries = entries.length;
    for (const board of boards) this.#seeBoard(board, nowMs);
    const open = new Set(boards.map(({ pairing }) => pairing));
    for (const [pairing, span] of this.#spans) {
      if (span.overMs !== null || open.has(pairing)) continue;
      this.#spans.set(pairing, { ...span, overMs: nowMs });
      if (span.playingMs === null) continue;
      for (const player of span.players)
        this.#playedMs.set(player, (this.#playedMs.get(player) ?? 0) + nowMs - span.playingMs);
    }
  }

  get rounds(): RoundTime[] {
    const rounds = new Map<string, (Span & { playingMs: number; overMs: number })[]>();
    for (const { id, stage, round } of this.#state ? pairingsOf(this.#state) : []) {
      const span = this.#spans.get(id);
      if (span === undefined || span.playingMs === null || span.overMs === null) continue;
      const name = `${stage} ${round}`;
      rounds.set(name, [...(rounds.get(name) ?? []), { ...span, playingMs: span.playingMs, overMs: span.overMs }]);
    }
    return [...rounds].map(([name, spans]) => ({
      name,
      matches: spans.length,
      ms: Math.max(...spans.map(({ overMs }) => overMs)) - Math.min(...spans.map(({ calledMs }) => calledMs)),
      longestMs: Math.max(...spans.map(({ playingMs, overMs }) => overMs - playingMs)),
    }));
  }

  /** From a call until both are at the match: the site's own share, as programs say at once that they are there. */
  get before(): Summary {
    return this.#beforeMs.summary();
  }

  /** Which share of the time from the first call to the last result a player was not at a match, on average. 0 to 1. */
  get waiting(): number {
    const spans = [...this.#spans.values()];
    const ms = Math.max(...spans.map(({ overMs }) => overMs ?? 0)) - Math.min(...spans.map(({ calledMs }) => calledMs));
    const played = [...this.#playedMs.values()].reduce((sum, each) => sum + each, 0);
    return 1 - played / (ms * this.#entries);
  }

  #seeBoard({ pairing, players, phase }: BoardView, nowMs: number): void {
    const known = this.#spans.get(pairing);
    const span = known === undefined || known.overMs !== null ? called(players, nowMs) : known;
    const isBeginning = phase === "playing" && span.playingMs === null;
    if (isBeginning) this.#beforeMs.add(nowMs - span.calledMs);
    this.#spans.set(pairing, isBeginning ? { ...span, playingMs: nowMs } : span);
  }
}

function called(players: readonly string[], calledMs: number): Span {
  return { players, calledMs, playingMs: null, overMs: null };
}
