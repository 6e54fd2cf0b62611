// HMAC-SHA256 and base64url over WebCrypto: the same in Node, workerd and browsers.

const UTF8 = new TextEncoder();
type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>; // CryptoKey, a name that Node's types keep to themselves
const KEYS = new Map<string, Promise<Key>>(); // importing a key costs more than using it; a process knows two secrets

function keyOf(secret: string): Promise<Key> {
  const known = KEYS.get(secret);
  if (known) return known;
  if (secret.length < 16) throw new Error("A signing secret has at least 16 characters");
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = crypto.subtle.importKey("raw", UTF8.encode(secret), algorithm, false, ["sign", "verify"]);
  KEYS.set(secret, key);
  return key;
}

/** The signature of a text, in base64url. */
export async function sign(secret: string, text: string): Promise<string> {
  const mac = await crypto.subtle.sign("HMAC", await keyOf(secret), UTF8.encode(text));
  return toBase64Url(new Uint8Array(mac));
}

/** Whether the signature is the text's; takes the same time wherever they differ. */
export async function verify(secret: string, text: string, signature: string): Promise<boolean> {
  const bytes = fromBase64Url(signature);
  if (bytes === null || bytes.length !== 32) return false;
  return crypto.subtle.verify("HMAC", await keyOf(secret), bytes, UTF8.encode(text));
}

export function toBase64Url(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** null when the text is not base64url as `toBase64Url` writes it: one value has one spelling. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return null;
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  return toBase64Url(bytes) === text ? bytes : null;
}
