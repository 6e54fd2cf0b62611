// The conversation of two people. Its id follows from theirs, so that both find the same one, whoever opens it first.
import { sha256 } from "@oslojs/crypto/sha2";
import { encodeHexLowerCase } from "@oslojs/encoding";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const LETTERS = 24; // 142 bits of the hash

export function directId(one: string, other: string): string {
  const both = [one, other].toSorted().join(" ");
  let rest = BigInt(`0x${encodeHexLowerCase(sha256(new TextEncoder().encode(`direct ${both}`)))}`);
  let id = "";
  while (id.length < LETTERS) {
    id += ALPHABET.charAt(Number(rest % 62n));
    rest /= 62n;
  }
  return id;
}
