/** Between two waves of pairing, while two or more wait. */
export const WAVE_MS = 1000;

/** Nobody is paired for so long after the server said that it is overloaded; it says so again well before. */
export const OVERLOAD_MS = 15_000;

/** The lobby's news go out at most once in this time. */
export const NEWS_MS = 1000;

/** While somebody looks at small boards, the matches on them are asked so often how they move, and what they say is told so often. */
export const BOARDS_ASKED_MS = 5000;
export const BOARDS_TOLD_MS = 1000;

/** How long somebody counts as here, and a match as on, after their rooms last said so. Both say it again well before. */
export const PRESENCE_MS = 40_000;
export const PRESENCE_RENEWAL_MS = 15_000;

/** Who lost the connection, or came back from a match that the other did not come to, has their place in the queue for so long. */
export const PLACE_MS = 30_000;

/** A pairing of which nothing was heard from its match for so long has come to nothing. */
export const UNHEARD_MS = 60_000;

/** Matches before their first point of which it is remembered how long the two had waited; the oldest are forgotten first. */
export const BEGUN_LIMIT = 500;

/** An order that was not answered is given again: after 1 s, 2 s, 4 s … */
export const ORDER_RETRY_MS = 1000;
export const ORDER_RETRY_MAX_MS = 30_000;

/** By how often somebody left those they were paired with: so long they are not paired. Forgotten after half an hour without. */
export const HOLDS_MS = [0, 0, 15_000, 30_000, 60_000, 120_000] as const;
export const MARK_MS = 30 * 60_000;
export const MARK_LIMIT = 2000; // people; the oldest marks are forgotten first

/** For so long after a match its two players are paired again only if there is nobody else. */
export const RECENT_MS = 120_000;

/** For so long it is remembered that the API would not let two people meet. */
export const APART_MS = 600_000;

/** Pages that one person may have in the lobby. */
export const LOBBY_PAGES = 20;
