/** The version of the messages between client and room. A room closes a client of another version with `wrong_version`. */
export const PROTOCOL_VERSION = 4;

/** There is one lobby. Here, where no schema comes along with it: every page knows the name. */
export const LOBBY_NAME = "TheLobby0000";

/** The longest JSON message a room reads, in characters. */
export const MESSAGE_LIMIT = 2048;

/** Bytes of one message of a client, in all its frames. */
export const CLIENT_MESSAGE_BYTES = 16_384;

/** Display names: 2 to 20 characters, see `DisplayName`. */
export const NAME_MIN = 2;
export const NAME_MAX = 20;
export const NAME_LENGTH = { min: NAME_MIN, max: NAME_MAX } as const;
