export { CHARACTER_IDS, type Character, type CharacterId, CHARACTERS, isCharacterId } from "./characters.ts";
export { type Computer, createComputer, forget, LOOK_TICKS, LOOK_TICKS_MAX } from "./computer.ts";
export { explain, type Explanation, type Path, type Want, type Waypoint } from "./explain.ts";
export { flyToMeeting, meetAt, type Meeting } from "./foresee.ts";
export { type Friendly, playFriendly, playOut, type PlayedOut, type Player } from "./friendly.ts";
export { HOLD_TICKS_MIN, type KeyPress, REACTION_TICKS } from "./hands.ts";
export { RATINGS } from "./ratings.ts";
export { look, type Look, moveNow } from "./look.ts";
export { computerRating } from "./strength.ts";
