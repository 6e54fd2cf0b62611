/** Everybody who looks is told of changes at most once in this time. */
export const TOURNAMENT_NEWS_MS = 500;

/** An order that was not answered is given again: after 1 s, 2 s, 4 s … */
export const MATCH_ORDER_RETRY_MS = 1000;
export const MATCH_ORDER_RETRY_MAX_MS = 30_000;
export const MATCH_ORDER_CALL_MS = 15_000; // longer than a call to the API takes

/** An order that is refused because the server is overloaded is given again after so long. */
export const OVERLOAD_RETRY_MS = 5000;
/** And for so long nobody else is called or paired, unless an order is accepted meanwhile. */
export const OVERLOAD_MS = 15_000;

/** So often the API is asked for results that have not come. */
export const ASK_MS = 15_000;
/** After a match's room said that it is over, the result is a moment away. */
export const ASK_SOON_MS = 2000;

/** A match in which nobody appeared for so long is given up, and its players are called again. */
export const OPENING_MS = 45_000;
/** So is one that had begun and of which nothing was heard for so long. Its room says every 15 s that it goes on. */
export const SILENT_MS = 180_000;

/** Who was ready and then did not come to the match so often loses it by walkover. */
export const MISSES_MAX = 2;
/** For so long after the room was started anew nobody loses by having been cut off with it; whoever was called has so long to come. */
export const JUST_BACK_MS = 60_000;
export const COME_BACK_MS = 20_000;

/** Who did not answer so many calls in a row is out, so that nobody has to wait for them in each round. */
export const ABSENCES_MAX = 2;

/** An arena pairs those who are free at most once in this time, so that there is a choice. */
export const ARENA_WAVE_MS = 3000;

/** After so many pairings an arena pairs nobody any more: the whole of it, which a page gets in one message, stays below a megabyte. */
export const ARENA_PAIRINGS_MAX = 5000;

/** After so long two computer players have played each other, so that everybody sees whose turn it was. */
export const PLAY_OUT_MS = 2000;

export const LOG_MAX = 1000;
export const LOG_SHOWN = 200; // of them, the latest, on the page
