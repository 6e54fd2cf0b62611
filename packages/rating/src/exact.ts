// Exponential and logarithm from + - * / alone: Math.exp and Math.log end in other bits in other engines, and a rating
// must be the same wherever it is computed.

const { LN2 } = Math;

/** e to the power of `value`, for what ratings need: between about -700 and 700. */
export function exp(value: number): number {
  const halvings = Math.round(value / LN2);
  const rest = value - halvings * LN2; // at most half of LN2 either way
  let sum = 1;
  for (let term = 18; term > 0; term--) sum = 1 + (sum * rest) / term;
  const factor = halvings < 0 ? 0.5 : 2;
  for (let left = Math.abs(halvings); left > 0; left--) sum *= factor;
  return sum;
}

/** Natural logarithm of a number above 0. */
export function ln(value: number): number {
  let rest = value;
  let doublings = 0;
  for (; rest > 1.5; doublings++) rest /= 2;
  for (; rest < 0.75; doublings--) rest *= 2;
  const ratio = (rest - 1) / (rest + 1); // ln(rest) = 2 artanh(ratio)
  const square = ratio * ratio;
  let sum = 0;
  for (let power = 33; power > 0; power -= 2) sum = sum * square + 1 / power;
  return 2 * ratio * sum + doublings * LN2;
}
