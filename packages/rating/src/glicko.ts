// Glicko-2 (Mark Glickman, "Example of the Glicko-2 system", 2022). Letters in comments are the paper's.
import { exp, ln } from "./exact.ts";

export interface Rating {
  readonly rating: number; // r; 1500 is an average newcomer
  readonly deviation: number; // RD: in 95 of 100 cases the strength is within two of these
  readonly volatility: number; // sigma: how erratic the results are
}

/** What somebody did against one rival in a rating period. */
export interface Result {
  readonly rival: Rating; // as it was before the period
  readonly score: number; // 1 won, 0.5 drawn, 0 lost
}

export const NEWCOMER: Rating = { rating: 1500, deviation: 350, volatility: 0.06 };
/** tau: how much a volatility may change. The paper advises 0.3 to 1.2. */
export const TAU = 0.5;

export const SCALE = 173.7178; // points of a rating for one of the paper's mu
const PI_SQUARED = Math.PI * Math.PI;
const PRECISION = 1e-6;
const STEPS_MAX = 100; // the paper's iteration needs about five

/** A rating after a period, or a part of one or several: `periods` is its length. Without results only the deviation grows. */
export function rate(player: Rating, results: readonly Result[], tau = TAU, periods = 1): Rating {
  const phi = player.deviation / SCALE;
  let information = 0; // 1 / v
  let surprise = 0; // delta / v
  for (const { rival, score } of results) {
    const weight = certainty(rival.deviation / SCALE);
    const expected = winChance(player.rating - rival.rating, weight);
    information += weight * weight * expected * (1 - expected);
    surprise += weight * (score - expected);
  }
  if (results.length === 0 || information === 0) {
    const deviation = SCALE * Math.sqrt(phi * phi + periods * player.volatility * player.volatility);
    return { ...player, deviation: Math.min(deviation, NEWCOMER.deviation) };
  }
  const variance = 1 / information; // v
  const volatility = nextVolatility(player.volatility, phi, variance, variance * surprise, tau);
  const before = phi * phi + periods * volatility * volatility; // phi* squared
  const after = 1 / Math.sqrt(1 / before + information);
  return { rating: player.rating + SCALE * after * after * surprise, deviation: SCALE * after, volatility };
}

/** How many points in a hundred, as a part of 1, `player` will take from `rival`; both may be uncertain. */
export function expectedScore(player: Rating, rival: Rating): number {
  const phi = Math.sqrt(player.deviation * player.deviation + rival.deviation * rival.deviation) / SCALE;
  return winChance(player.rating - rival.rating, certainty(phi));
}

/** g */
function certainty(phi: number): number {
  return 1 / Math.sqrt(1 + (3 * phi * phi) / PI_SQUARED);
}

/** E */
function winChance(difference: number, weight: number): number {
  return 1 / (1 + exp((-weight * difference) / SCALE));
}

/** Step 5: the root of f by the Illinois algorithm, in x = ln(sigma squared). */
function nextVolatility(sigma: number, phi: number, variance: number, delta: number, tau: number): number {
  const start = ln(sigma * sigma); // a
  const spread = delta * delta - phi * phi - variance;
  const f = (x: number): number => {
    const square = exp(x);
    const all = phi * phi + variance + square;
    return (square * (delta * delta - all)) / (2 * all * all) - (x - start) / (tau * tau);
  };
  let low = start; // A
  let high = spread > 0 ? ln(spread) : start - tau; // B
  if (spread <= 0) while (f(high) < 0) high -= tau;
  let fLow = f(low);
  let fHigh = f(high);
  for (let steps = 0; Math.abs(high - low) > PRECISION && steps < STEPS_MAX; steps++) {
    const middle = low + ((low - high) * fLow) / (fHigh - fLow);
    const fMiddle = f(middle);
    if (fMiddle * fHigh <= 0) {
      low = high;
      fLow = fHigh;
    } else {
      fLow /= 2;
    }
    high = middle;
    fHigh = fMiddle;
  }
  return exp(low / 2);
}
