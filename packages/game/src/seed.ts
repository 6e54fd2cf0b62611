// Chance: everything random in a rally follows from its serve's seed, a fresh u32 for each point.

// The two highest bits of a seed are the rally's mirror images: flip one and the same serve goes to the other side (of the
// first serve only; later ones go to the receiver), flip the other and the rally is turned upside down.
const SIDE_BIT = 0x8000_0000;
const TURN_BIT = 0x4000_0000;

export function sideOf(seed: number): 0 | 1 {
  return (seed & SIDE_BIT) === 0 ? 0 : 1;
}

/** 1, or -1 for a rally that is upside down. */
export function turnOf(seed: number): -1 | 1 {
  return (seed & TURN_BIT) === 0 ? 1 : -1;
}

/** The n-th number of a seed, evenly spread from -1 to 1; the same for its mirror images. */
export function spread(seed: number, n: number): number {
  return (draw(seed, n) - 0x7fff_ffff) / 0x8000_0000;
}

/** The same number as one of 0 to `count` - 1. */
export function choose(seed: number, n: number, count: number): number {
  return draw(seed, n) % count;
}

function draw(seed: number, n: number): number {
  return mix((seed & ~(SIDE_BIT | TURN_BIT)) + Math.imul(n, 0x9e37_79b9));
}

/** A u32 in, a u32 out; every bit of the result depends on every bit of the input. */
function mix(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0_aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a_2d97);
  return (bits ^ (bits >>> 15)) >>> 0;
}
