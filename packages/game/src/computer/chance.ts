// A computer player's own dice: a seeded generator whose whole state is one number in the player's memory.

export interface Dice {
  dice: number; // u32
}

/** Evenly spread from 0 to 1, 1 excluded. */
export function roll(player: Dice): number {
  player.dice = (player.dice + 0x9e37_79b9) >>> 0;
  let bits = Math.imul(player.dice ^ (player.dice >>> 16), 0x21f0_aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a_2d97);
  return ((bits ^ (bits >>> 15)) >>> 0) / 0x1_0000_0000;
}

/** Nearly normal around 0 with a standard deviation of 1, and never beyond 3.47: four rolls need no logarithm. */
export function wobble(player: Dice): number {
  return (roll(player) + roll(player) + roll(player) + roll(player) - 2) * Math.sqrt(3);
}
