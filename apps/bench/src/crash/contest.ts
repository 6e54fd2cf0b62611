// A match of two programs in the arena, and everything that anybody was told about it.
import { type MatchSettings, type Rules, rulesOf, type Seat } from "@transcendence/game";
import { type MatchClock, tickAt } from "@transcendence/netcode";
import type { MatchPhase, MatchResult, RoomMessage } from "@transcendence/protocol";
import { Guest } from "./guest.ts";
import { Line } from "./line.ts";

export class Contest {
  readonly id: string;
  readonly settings: MatchSettings;
  readonly announced: [number, number] = [0, 0]; // the most that anybody was told
  pointsTakenBack = 0;
  resultsTakenBack = 0;
  result: MatchResult | null = null;
  phase: MatchPhase["phase"] = "waiting";
  readonly #lines: readonly [Line, Line];
  #clock: MatchClock | null = null;
  #killedMs: number | null = null; // performance.now() of a kill from which it has not recovered
  #killedEpoch = -1; // what was on its way before the kill says nothing of what came after
  #onRecovered: (together: number, playing: number) => void = () => {};

  private constructor(id: string, settings: MatchSettings, lines: (contest: Contest) => readonly [Line, Line]) {
    this.id = id;
    this.settings = settings;
    this.#lines = lines(this);
    for (const line of this.#lines) line.keep(() => this.announced);
  }

  static async begin(arena: URL, settings: MatchSettings): Promise<Contest> {
    const guests = [new Guest(arena), new Guest(arena)] as const;
    const match = await guests[0].createMatch(settings);
    const rules: Rules = rulesOf(settings);
    return new Contest(match, settings, (contest) => {
      const line = (seat: Seat): Line =>
        new Line({
          match,
          seat,
          rules,
          guest: guests[seat],
          onScore: (score, from) => contest.#hearScore(score, from),
          onRoom: (message, from) => contest.#hearRoom(message, from),
        });
      return [line(0), line(1)];
    });
  }

  get running(): boolean {
    return (this.phase === "rally" || this.phase === "between") && this.#killedMs === null;
  }

  get atMatchPoint(): boolean {
    return this.phase === "rally" && Math.max(...this.announced) === this.settings.pointsToWin - 1;
  }

  /** How often a player's connection broke. */
  get breaks(): number {
    return this.#lines[0].breaks + this.#lines[1].breaks;
  }

  /** The rooms were killed now: tells how many ms later both were back, and how many later the ball could move again. */
  killed(onRecovered: (together: number, playing: number) => void): void {
    if (this.result !== null || this.phase === "waiting") return;
    this.#killedMs = performance.now();
    this.#onRecovered = onRecovered;
    this.#killedEpoch = this.#clock?.epoch ?? this.#killedEpoch;
    this.#clock = null;
    this.phase = "paused";
  }

  end(): void {
    for (const line of this.#lines) line.end();
  }

  #hearScore(score: readonly number[], line: Line): void {
    for (const seat of [0, 1] as const) {
      const points = score[seat] ?? 0;
      this.pointsTakenBack += Math.max(0, (line.floor[seat] ?? 0) - points);
      this.announced[seat] = Math.max(this.announced[seat], points);
    }
    line.floor = [...score];
  }

  #hearRoom({ state, seats }: RoomMessage, line: Line): void {
    if (this.result !== null && state.phase !== "finished") this.resultsTakenBack++;
    if (state.phase === "finished") this.result ??= state.result;
    if (state.phase === "waiting" && seats.every((seat) => seat?.connected)) line.say("ready");
    this.phase = state.phase;
    if (!("clock" in state) || state.clock.epoch === this.#clock?.epoch) return;
    this.#clock = state.clock;
    this.#recover(state.clock);
    for (const each of this.#lines) {
      each.enterEpoch(state.clock.epoch);
      this.#think(each, state.clock, state.clock.startMs - Date.now());
    }
  }

  /** A clock runs again: both are here, since the countdown begins for nobody less. */
  #recover(clock: MatchClock): void {
    if (this.#killedMs === null || clock.epoch === this.#killedEpoch) return;
    const together = performance.now() - this.#killedMs;
    this.#onRecovered(together, together + (clock.startMs - Date.now()));
    this.#killedMs = null;
  }

  #think(line: Line, clock: MatchClock, inMs: number): void {
    setTimeout(
      () => {
        if (this.#clock !== clock || this.result !== null) return;
        const { move, holdMs } = line.plan(Math.floor(tickAt(clock, Date.now())));
        line.press(move, clock);
        setTimeout(() => {
          if (this.#clock !== clock) return;
          line.press(0, clock);
          this.#think(line, clock, 0);
        }, holdMs);
      },
      Math.max(0, inMs) + 80 + Math.random() * 280,
    );
  }
}
