/** How long a room that somebody entered is remembered; it says anew that they are there well before. */
export const LEASE_MS = 15 * 60_000;
export const LEASE_RENEWAL_MS = 5 * 60_000;
export const LEASE_RETRY_MS = 10_000; // after a call that failed

/** How long it is remembered what was revoked, and how somebody is called now: longer than any ticket and any lease. */
export const MEMORY_MS = 20 * 60_000;

/** Open sockets of one person, in all other rooms. */
export const LEASE_LIMIT = 200;

/** Open pages of one person. */
export const PAGE_LIMIT = 50;

/** A room whose process died was told of no close: so often it looks whether the sockets of its pages still stand. */
export const PAGE_CHECK_MS = 86_400_000;

/** Tournaments in which somebody is waited for at once. */
export const CALL_LIMIT = 10;
/** Friends of one person, as many as the API lets one have. */
export const FRIENDS_LIMIT = 1000;

/** How long somebody counts as playing after their match last said so; it says it again every 15 s. */
export const MATCH_MS = 40_000;

/** How long a friend who has just said so counts as here; after that the lobby knows. */
export const FRIEND_MS = 40_000;

/** So long after their last page has closed it is kept when that was: a reload is no leaving. */
export const SEEN_AFTER_MS = 10_000;

/** Who somebody's friends are is asked again so often, beside what is told. */
export const FRIENDS_RENEWAL_MS = 10 * 60_000;
