// The numbers of classic Pong. Lengths in units, speeds in units a tick. Explained in docs/rules.md.

/** Grows whenever the same commands would no longer give the same game, or there is more to choose. 2: maps and power-ups; 3: other blocks, calm rebounds. */
export const RULES_VERSION = 3;
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

/** After so many bounces without a paddle a ball is a ghost, until the next hit. */
export const GHOST_BOUNCES = 8;

/** Items on the field at the same time. */
export const ITEMS_MAX = 3;
/** An item is a square. */
export const ITEM_SIZE = 40;
/** From the serve to the first item, and from one to the next. */
export const FIRST_ITEM_TICKS = 30;
export const ITEM_TICKS = 150;

/** How long a power-up lasts, or waits to be used. */
export const EFFECT_TICKS = { long: 600, slow: 600, curve: 900, shield: 900 } as const;
/** What a long paddle grows by, as a part of its length, and how many ticks that takes. */
export const LONG_GROWTH = 0.5;
export const GROW_TICKS = 20;
/** Of its speed, for a ball in a slow field. A power of two: it is given back to the last bit. */
export const SLOW_FACTOR = 0.5;
/** How much a curve shot bends: sideways speed a unit of the way, as a part of its speed. */
export const CURVE_BEND = 0.0008;
