// Which bits of a Bloom filter stand for a text.

const HASHES = 11; // with 16 bits for each text: one in two thousand others is found, too
const SEEDS = [0x81_1c_9d_c5, 0x9e_37_79_b9] as const;

export function places(text: string, bits: number): number[] {
  const [one, other] = SEEDS.map((seed) => hash(text, seed)) as [number, number]; // two seeds, two hashes
  return Array.from({ length: HASHES }, (_, index) => (one + index * ((other | 1) >>> 0)) % bits);
}

/** FNV-1a with Murmur3's last steps. */
function hash(text: string, seed: number): number {
  let state = seed;
  for (let index = 0; index < text.length; index++) state = Math.imul(state ^ text.charCodeAt(index), 0x01_00_01_93);
  state = Math.imul(state ^ (state >>> 16), 0x85_eb_ca_6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2_b2_ae_35);
  return (state ^ (state >>> 16)) >>> 0;
}
