// How many sockets one address may have open, and all together. A school behind one address has a few hundred. All addresses of an
// IPv6 network count as one, as for the API's limits.
import { network } from "@transcendence/api/network";

const MOST = 30_000;
const MOST_OF_ONE = 1500;

export class AddressLimits {
  readonly #open = new Map<string, number>();
  #all = 0;

  /** Null, or the status of a refusal. Everybody who was let in has to leave. */
  enter(address: string): 429 | 503 | null {
    const from = network(address);
    const open = this.#open.get(from) ?? 0;
    if (this.#all >= MOST) return 503;
    if (open >= MOST_OF_ONE && !isOwn(address)) return 429;
    this.#all++;
    this.#open.set(from, open + 1);
    return null;
  }

  leave(address: string): void {
    this.#all--;
    const from = network(address);
    const open = (this.#open.get(from) ?? 0) - 1;
    if (open > 0) this.#open.set(from, open);
    else this.#open.delete(from);
  }
}

/** This machine, or a proxy on it that was not declared as trusted: then everybody has that address. */
function isOwn(address: string): boolean {
  return address === "::1" || address.startsWith("127.");
}
