/** How long a room that somebody entered is remembered; it says anew that they are there well before. */
export const LEASE_MS = 15 * 60_000;
export const LEASE_RENEWAL_MS = 5 * 60_000;
export const LEASE_RETRY_MS = 10_000; // after a call that failed

/** How long it is remembered what was revoked, and how somebody is called now: longer than any ticket and any lease. */
export const MEMORY_MS = 20 * 60_000;

/** Open sockets of one person, everywhere. */
export const LEASE_LIMIT = 200;
