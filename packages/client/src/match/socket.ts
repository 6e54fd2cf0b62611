// The connection to a match. It comes back by itself, with a fresh ticket each time, unless the room said that it must not.
import { CLOSE_CODES, type MatchClientMessage, MatchServerMessage, PROTOCOL_VERSION } from "@transcendence/protocol";
import { PartySocket } from "partysocket";
import { type Arena, askMatchTicket, socketAddress } from "../arena.ts";
import { readMessage } from "../read-message.ts";
import { type ClosedReason, finalReason, REFUSALS } from "./closing.ts";
import { Retry } from "./retry.ts";

/** Why there is no line at the moment, as far as it is known. */
export type Trouble = "none" | "cut" | "offline" | "unavailable" | "restarting";

export type Link =
  | { readonly state: "connecting"; readonly trouble: Trouble }
  | { readonly state: "open" }
  | { readonly state: "closed"; readonly reason: ClosedReason };

type TicketSource = (signal: AbortSignal) => ReturnType<typeof askMatchTicket>;

export interface MatchSocketOptions {
  readonly arena: Arena;
  readonly match: string;
  readonly ticket?: TicketSource; // instead of the one that the API gives to whoever asks
  readonly network?: Network;
}

/** What tells that the network is gone or back: a page's own events. A program finds out by silence. */
export interface Network {
  readonly isGone: () => boolean;
  /** `onBack`: or the page is looked at again. */
  readonly follow: (onBack: () => void, onGone: () => void, signal: AbortSignal) => void;
}

const UNTOLD: Network = { isGone: () => false, follow: () => {} };

export interface LinkListener {
  readonly onLink: (link: Link) => void;
  readonly onTicket: (ticket: { readonly rated: boolean }) => void;
  readonly onMessage: (message: MatchServerMessage) => void;
  readonly onFrame: (bytes: Uint8Array) => void;
}

const ANSWER_MS = 2500; // a ping unanswered for so long: another line is quicker than waiting for this one

const NO_CODE = 1006;

export class MatchSocket {
  readonly #socket: PartySocket;
  readonly #listener: LinkListener;
  readonly #network: Network;
  readonly #ticket: TicketSource;
  readonly #listening = new AbortController();
  readonly #retry = new Retry();
  #trouble: Trouble = "none";
  #known = false; // the arena knows who we are: it makes no second guest for a second ticket
  #closed = false;
  #left = false; // by us, for good
  #isAsking = false; // for a ticket: no socket is being opened
  #heardMs = 0;
  #unsaid: MatchClientMessage | null = null; // a decision to leave, made while the line was down
  #askedMs: number | null = null; // when the question that nobody has answered yet was sent

  constructor({ arena, match, ticket, network = UNTOLD }: MatchSocketOptions, listener: LinkListener) {
    this.#listener = listener;
    this.#network = network;
    this.#ticket = ticket ?? ((signal) => askMatchTicket(arena, match, signal));
    this.#socket = new PartySocket({
      ...socketAddress(arena, { kind: "match", name: match }),
      query: () => this.#query(),
      // It holds a lock while it waits, so the waiting is done in the query, which can be told to hurry.
      minReconnectionDelay: 0,
      maxReconnectionDelay: 0,
      maxEnqueuedMessages: 0, // what was pressed on a dead line is of no use later
      shouldReconnectOnClose: ({ code }) => !this.#left && finalReason(code) === null,
    });
    this.#socket.binaryType = "arraybuffer";
    const { signal } = this.#listening;
    this.#socket.addEventListener("open", () => this.#opened(), { signal });
    this.#socket.addEventListener("message", (event) => this.#heard(event.data), { signal });
    this.#socket.addEventListener("close", (event) => this.#lost(event.code), { signal });
    this.#socket.addEventListener("error", () => this.#lost(NO_CODE), { signal }); // no ticket, so there was nothing to close
    network.follow(
      () => this.#mayBeBack(),
      () => this.#offline(),
      signal,
    );
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  send(frame: Uint8Array): void {
    // A view of an ArrayBuffer of its own: nothing here is shared memory.
    if (this.isOpen) this.#socket.send(frame as Uint8Array<ArrayBuffer>);
  }

  /** Who resigns on a dead line has resigned: that is said when there is a line again. Anything else has passed by then. */
  say(message: MatchClientMessage): void {
    if (this.isOpen) this.#socket.send(JSON.stringify(message));
    else if (message.type === "resign" || message.type === "abort") this.#unsaid = message;
  }

  /** Once a second or so: asks when nothing was heard for `quietMs`, and takes another line when that stays unanswered. */
  watch(nowMs: number, quietMs: number, ping: () => Uint8Array): void {
    if (!this.isOpen) return;
    if (this.#askedMs !== null && nowMs - this.#askedMs > ANSWER_MS) {
      this.#askedMs = null;
      this.reconnect();
    } else if (this.#askedMs === null && nowMs - this.#heardMs > quietMs) {
      this.#askedMs = nowMs;
      this.send(ping());
    }
  }

  /** A new line now, with a new ticket: after a change of name, or to take the match back from another window. */
  reconnect(): void {
    this.#closed = false;
    this.#retry.now();
    this.#socket.reconnect();
  }

  close(): void {
    this.#retry.stop();
    this.#listening.abort();
    this.#left = true;
    // A socket that is closed while it is being opened is an error in the browser's console: it is closed once it is open.
    if (this.#isAsking || this.#socket.readyState !== WebSocket.CONNECTING) this.#socket.close();
    else this.#socket.addEventListener("open", () => this.#socket.close());
  }

  async #query(): Promise<Record<string, string>> {
    this.#isAsking = true;
    await this.#retry.wait();
    const answer = await this.#retry.ask(this.#ticket, this.#known);
    this.#isAsking = false;
    if (answer.ok) {
      this.#listener.onTicket(answer.value);
      return { ticket: answer.value.ticket, v: String(PROTOCOL_VERSION) };
    }
    const { error } = answer;
    const refusal = REFUSALS[error];
    if (refusal) this.#end(refusal);
    else if (error === "unavailable") this.#trouble = "unavailable";
    else if (error === "draining" || error === "rooms_unavailable") this.#trouble = "restarting";
    else if (this.#trouble !== "restarting") this.#trouble = "cut"; // who restarts cannot be reached for a while
    throw new Error(error); // the socket tries again after its delay, unless it was ended
  }

  #opened(): void {
    this.#trouble = "none";
    this.#known = true;
    this.#askedMs = null;
    this.#heardMs = performance.now();
    this.#retry.opened(this.#heardMs);
    this.#tell({ state: "open" });
  }

  #heard(data: unknown): void {
    this.#heardMs = performance.now();
    this.#askedMs = null;
    if (data instanceof ArrayBuffer) this.#listener.onFrame(new Uint8Array(data));
    else if (typeof data === "string") {
      const message = readMessage(MatchServerMessage, data);
      if (message) this.#listener.onMessage(message);
      this.#sayWhatWasLeft(); // the room has answered, so it knows this line
    }
  }

  #sayWhatWasLeft(): void {
    const message = this.#unsaid;
    this.#unsaid = null;
    if (message !== null) this.say(message);
  }

  #lost(code: number): void {
    if (this.#closed) return;
    this.#retry.lost(performance.now());
    const reason = finalReason(code);
    if (reason) return this.#end(reason);
    if (code === CLOSE_CODES.restarting) this.#trouble = "restarting";
    else if (this.#trouble === "none") this.#trouble = "cut";
    this.#tell({ state: "connecting", trouble: this.#network.isGone() ? "offline" : this.#trouble });
  }

  #end(reason: ClosedReason): void {
    this.#closed = true;
    this.#socket.close();
    this.#tell({ state: "closed", reason });
  }

  /** The network is back, or the page is looked at again: don't wait for the next retry, and trust no silence. */
  #mayBeBack(): void {
    if (this.#closed) return;
    if (this.isOpen) this.#heardMs = -Infinity;
    else this.reconnect();
  }

  /** While the socket stands nothing is lost yet: it may outlive a change of networks, and silence tells if not. */
  #offline(): void {
    if (!this.#closed && !this.isOpen) this.#tell({ state: "connecting", trouble: "offline" });
  }

  #tell(link: Link): void {
    this.#listener.onLink(link);
  }
}
