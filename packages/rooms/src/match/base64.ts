const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** RFC 4648 with padding; the pure packages have no btoa. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const bits = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const text = letter(bits >> 18) + letter(bits >> 12) + letter(bits >> 6) + letter(bits);
    const missing = at + 3 - bytes.length;
    parts.push(missing > 0 ? text.slice(0, 4 - missing) + "=".repeat(missing) : text);
  }
  return parts.join("");
}

function letter(bits: number): string {
  return LETTERS.charAt(bits & 63);
}
