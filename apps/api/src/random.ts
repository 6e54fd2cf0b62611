import { generateRandomString, type RandomReader } from "@oslojs/crypto/random";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const ID_LENGTH = 16; // 95 bits: nobody guesses the link to somebody's match

/** Everything random in the API comes from the system's cryptographic source. */
export const RANDOM: RandomReader = {
  read: (bytes) => void crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>), // the library's own buffer, never shared
};

/** An id of a user, a session or a match, see protocol's `Id`. */
export function newId(): string {
  return generateRandomString(RANDOM, ALPHABET, ID_LENGTH);
}
