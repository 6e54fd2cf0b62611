// The numbers of classic Pong. Lengths in units, speeds in units a tick. Explained in docs/rules.md.

/** Grows whenever the same commands would no longer give the same game. */
export const RULES_VERSION = 1;
export const TICKS_PER_SECOND = 60;

/** The origin is the centre of the field: x from -400 to 400, y from -300 (top) to 300. */
export const FIELD_WIDTH = 800;
export const FIELD_HEIGHT = 600;

/** The ball is a square; its position is its centre. */
export const BALL_SIZE = 12;
export const PADDLE_THICKNESS = 12;
/** From a goal line to the middle of its paddle. */
export const PADDLE_INSET = 30;
export const PADDLE_LENGTH = 80;
export const PADDLE_SPEED = 7;

export const SERVE_SPEED = 6;
/** Added by each hit of a paddle, up to BALL_SPEED_MAX. */
export const HIT_SPEED_UP = 0.5;
export const BALL_SPEED_MAX = 16;

/** Tangent of half the steepest angle off a paddle: 57.6 degrees. */
export const BOUNCE_SLOPE = 0.55;
/** The same for a serve: 33.4 degrees. */
export const SERVE_SLOPE = 0.3;
/** A serve starts at most this far from the middle of the centre line. */
export const SERVE_HEIGHT = 200;
/** From a point, or from the start of the match, to the next serve. */
export const SERVE_DELAY_TICKS = 60;

/** Hits of one rally are counted up to here, long after the ball has reached its greatest speed. */
export const HITS_MAX = 65_535;
/** Four hours. A longer match has no replay. */
export const MAX_MATCH_TICKS = 4 * 3600 * TICKS_PER_SECOND;
