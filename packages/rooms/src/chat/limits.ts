// How much one person may say in a channel. Direct messages and moderators are let alone by most of it.

/** The newest messages, kept in memory for those who come in. */
export const RECENT = 100;

/** Ids of messages that a room remembers, so that one that is sent again is not written twice. */
export const SENT_IDS = 20_000;

/** Messages at once, and how long until there is room for one more. */
export const BURST = 8;
export const REFILL_MS = 1000;

/** The same text so often within this time; it may be said less often than that. */
export const REPEATS = 3;
export const REPEAT_MS = 30_000;

/** Links in one message. */
export const LINKS_PER_MESSAGE = 2;
/** Messages with links within this time. */
export const LINKED_MESSAGES = 4;
export const LINKED_MS = 10 * 60_000;

/** How long a change is remembered: longer than any ticket is good for, clocks that are apart included. For so many people at most. */
export const CHANGES_MS = 15 * 60_000;
export const CHANGED_PEOPLE = 500;

/** Somebody types: told at most once in this time, and not to a crowd. */
export const TYPING_MS = 2000;
export const TYPING_CROWD = 30;

/** Pages of one person in one channel. */
export const CHAT_PAGES = 20;
