// Why a room closed a socket. 4000 to 4999 are free for applications (RFC 6455, section 7.4.2).

export const CLOSE_CODES = {
  too_long: 1009, // of any message (RFC 6455)
  malformed: 4000, // a frame or message that does not decode
  taken_over: 4001, // the same person opened the match elsewhere
  wrong_version: 4002, // an older or newer client: reload
  ticket_invalid: 4003, // not signed by this arena, or for another room
  ticket_expired: 4004, // older than a minute: fetch a new one
  flooding: 4005, // far more messages than a person can send
  too_slow: 4006, // stopped acknowledging keyframes
  room_full: 4007, // no more spectators fit in
  gone: 4008, // no such match any more: its page comes from the API
  revoked: 4009, // the session that opened it has ended: log in again
  failed: 4011, // the room failed; reconnect
  restarting: 4012, // the arena restarts; reconnect, the match goes on
} as const;
export type CloseReason = keyof typeof CLOSE_CODES;
export const CLOSE_REASONS = Object.keys(CLOSE_CODES) as CloseReason[]; // Object.keys widens the keys

/** Closed with one of these, a client must not reconnect by itself. */
export const FINAL_CLOSE_REASONS = [
  "malformed",
  "taken_over",
  "wrong_version",
  "ticket_invalid",
  "flooding",
  "room_full",
  "gone",
  "revoked",
] as const satisfies readonly CloseReason[];

/** The reason behind a close code, or undefined for a code that is not ours (1006: the line was cut). */
export function closeReason(code: number): CloseReason | undefined {
  for (const [reason, own] of Object.entries(CLOSE_CODES)) {
    if (own === code) return reason as CloseReason; // Object.entries widens the keys
  }
  return undefined;
}
