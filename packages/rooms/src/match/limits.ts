// The numbers of the match room. SPEC.md says what each is for.
export const COUNTDOWN_MS = 3000;
export const SILENCE_MS = 2000;
export const GRACE_MS = 30_000;
/** What each pause costs at least of its causer's grace: so pauses are few, however short. */
export const PAUSE_COST_MS = 3000;
/** After a restart of the room, which is nobody's fault, an absent player's grace starts this much later. */
export const RESTART_LENIENCE_MS = 10_000;
/** While a match is played. */
export const KEYFRAME_MS = 1150;
/** So long after the last, the next keyframe goes with whatever is relayed: a message saved is half of what it costs. */
export const KEYFRAME_RIDE_MS = 850;
/** Outside a match that is played: only to see who is still there. */
export const IDLE_KEYFRAME_MS = 10_000;
/** A player is corrected at most so often because of late inputs. */
export const CORRECTION_MS = 250;
export const BATCH_MS = 100;
export const SPECTATOR_KEYFRAME_MS = 5000;
/** On small boards: so many places are told at once, and for so long after the lobby last asked. */
export const BOARD_SAMPLES = 10;
export const SHOWN_MS = 12_000;
export const SPECTATOR_LIMIT = 500;
/** In so many tabs one person may watch. */
export const WATCHING_TABS = 4;
/** A client that leaves a keyframe unacknowledged gets nothing more after the one, and is closed after the other. */
export const SKIP_MS = 3000;
export const TOO_SLOW_MS = 10_000;
/** While waiting, a seat taken first come is another's after its holder has been away this long. */
export const SEAT_HOLD_MS = 10_000;
/** Two who were paired have to be here so long after the first of them came. */
export const SHOW_UP_MS = 10_000;
/** The lobby hears of spectators at most so often, and that a match goes on at least so often. */
export const SPECTATORS_TOLD_MS = 5000;
export const STILL_ON_MS = 15_000;
/** A wake this much later than asked for means that the machine itself stood still. */
export const OVERSLEPT_MS = 1000;
/** A match that nobody came back to ends without a winner. */
export const ABANDON_MS = 3_600_000;
/** A serve is announced at least this many ticks ahead, whatever held the room up. */
export const SERVE_NOTICE_TICKS = 45;
/** At most one keyframe for a wrong hash in this time. */
export const RESYNC_MS = 500;
/** A longer log than this has no place in a replay. */
export const LOG_LIMIT = 300_000;
