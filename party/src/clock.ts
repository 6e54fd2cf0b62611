// The only place of the rooms that reads the clock and chance.

let latest = 0;

/** Unix ms, never earlier than what anybody here was told before: a machine's clock may be set back. */
export function nowMs(): number {
  latest = Math.max(latest, Date.now());
  return latest;
}

const seed = new Uint32Array(1);

export function freshSeed(): number {
  crypto.getRandomValues(seed);
  return seed[0] ?? 0; // there is one
}

const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** 20 letters and digits, 119 bits; see protocol's Id. */
export function freshId(): string {
  let id = "";
  while (id.length < 20) {
    for (const byte of crypto.getRandomValues(new Uint8Array(32))) {
      if (byte < 248 && id.length < 20) id += LETTERS.charAt(byte % 62); // 248 = 4 * 62: no letter is likelier
    }
  }
  return id;
}
