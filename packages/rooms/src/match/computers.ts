// Computer players in the room. They look about once a second and press keys in between, so that the room wakes for them a
// few times a second and never at each tick. Their presses are commands like everybody's: log, replay and spectators see
// no difference.
import { type KeyPress, look, type Seat } from "@transcendence/game";
import { encodeRelay, FUTURE_TICKS, msOfTick } from "@transcendence/netcode";
import { foldFinal, tickNow } from "./fold.ts";
import { clientOf, type ComputerSeat, type MatchState, otherSeat, type Phase, type Running } from "./state.ts";
import { send, type Turn } from "./turn.ts";

/** Keys whose time has come. At the head of every turn: nothing is folded before the presses that belong there. */
export function pressKeys(turn: Turn): void {
  const { state, nowMs } = turn;
  const { phase } = state;
  if (state.computers.length === 0 || !isPlayed(phase)) return;
  const { tick } = state.timeline.confirmed; // what is later may come again, if the match stands still
  let pressed = false;
  for (const computer of state.computers) {
    for (; nowMs >= pressMs(computer, phase); computer.pressed++) {
      press(turn, computer.mind.seat, computer.presses[computer.pressed]!); // there is one: it has a time
      pressed = true;
    }
    while (computer.pressed > 0 && computer.presses[0]!.tick < tick) {
      computer.presses.shift();
      computer.pressed--;
    }
  }
  if (pressed) foldFinal(state, phase, nowMs); // so that looking ahead for a point begins as late as it can
}

function press(turn: Turn, seat: Seat, { tick, move }: KeyPress): void {
  const { state } = turn;
  state.timeline.insert({ kind: "move", tick, seat, move });
  const rival = clientOf(state, otherSeat(seat));
  if (rival) send(turn, rival, encodeRelay(state.epoch, tick, seat, move));
}

/** A look at the match as the room knows it now, for each who may look again. At the end of every turn. */
export function lookUp(turn: Turn): void {
  const { state, nowMs } = turn;
  const { phase } = state;
  if (state.computers.length === 0 || !isPlayed(phase) || state.freeze !== null) return;
  for (const computer of state.computers) {
    if (nowMs < lookMs(state, computer, phase)) continue;
    const tick = Math.max(tickNow(phase, nowMs), computer.mind.nextLook, state.timeline.confirmed.tick);
    computer.presses.push(...look(computer.mind, state.rules, state.timeline.at(tick)).presses);
  }
}

/**
 * The match stands still, and goes on from here: what was decided for later keeps its tick, and a key that was held is
 * pressed again, as a person's is.
 */
export function keepKeys({ computers, timeline }: MatchState): void {
  const { tick, paddles } = timeline.confirmed;
  for (const computer of computers) {
    const { seat } = computer.mind;
    const { move } = paddles[seat]!; // a paddle for each seat
    computer.presses = computer.presses.filter((each) => each.tick >= tick);
    computer.pressed = 0;
    if (move !== 0 && computer.presses[0]?.tick !== tick) computer.presses.unshift({ tick, move });
  }
}

/** When the room has to wake for its computer players. */
export function computersDueMs(state: MatchState, phase: Running): number {
  let due = Infinity;
  if (!isPlayed(phase)) return due;
  for (const computer of state.computers) {
    due = Math.min(due, state.freeze === null ? lookMs(state, computer, phase) : Infinity, pressMs(computer, phase));
  }
  return due;
}

function isPlayed(phase: Phase): phase is Running {
  return phase.phase === "rally" || phase.phase === "between";
}

/** A press is told a little ahead, as far as an input may come ahead: so it is there when it counts. */
function pressMs({ presses, pressed }: ComputerSeat, { clock }: Running): number {
  const next = presses[pressed];
  return next === undefined ? Infinity : msOfTick(clock, next.tick - FUTURE_TICKS);
}

/** It waits until what the rival did by then has usually arrived: it means to see a hit, not a guess of it. */
function lookMs(state: MatchState, { mind }: ComputerSeat, { clock }: Running): number {
  const lateTicks = state.seats[otherSeat(mind.seat)]?.lateTicks ?? 0;
  return msOfTick(clock, mind.nextLook + lateTicks);
}
