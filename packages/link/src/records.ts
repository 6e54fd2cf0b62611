// What a gateway and a host of rooms say to each other. PROTOCOL.md has the bytes.
export const LINK_VERSION = 1;
/** Where a host takes links: a WebSocket whose handshake carries a signature. */
export const LINK_PATH = "/internal/link";
/** A signed POST: each room stores its match as it stands and sends everybody away with `restarting`; answered when all have. */
export const DRAIN_PATH = "/internal/drain";

export const RECORD_TYPES = { open: 1, text: 2, binary: 3, close: 4 } as const;

export const HEADER_BYTES = 9; // version, sentMs
export const RECORD_HEAD_BYTES = 5; // type, connection
export const AGE_UNITS_PER_MS = 10;
export const LONGEST_AGE = 0xffff; // 6.5 s

/** What is longer is malformed: whoever reads keeps no more than this. */
export const LINK_LIMITS = {
  dataBytes: 1_048_576, // one message; a client's own are held to 16 kB by the gateway
  batchBytes: 8_388_608,
  fieldBytes: 4096, // a text of an opening
  reasonBytes: 123, // of a close: RFC 6455, 5.5
} as const;

/** A socket that a browser has opened, as its gateway let it in. */
export interface Opening {
  readonly kind: string; // of the room
  readonly name: string; // of the room
  readonly version: string; // of the protocol that the client speaks; empty: not said
  readonly ticket: string; // empty: none
  readonly address: string; // of the client
  readonly admittedMs: number; // when the browser asked, by the machine's clock; kept when the socket is opened anew
}

export type LinkRecord =
  | { readonly type: "open"; readonly connection: number; readonly opening: Opening }
  | {
      readonly type: "data";
      readonly connection: number;
      readonly ageMs: number; // since it arrived, when the batch was sent
      readonly data: string | Uint8Array; // bytes are a view into the batch
    }
  | { readonly type: "close"; readonly connection: number; readonly code: number; readonly reason: string };

/** One message on the link. */
export interface Batch {
  readonly sentMs: number; // by the sender's own clock
  readonly records: readonly LinkRecord[];
}
