// One secret to keep, one key for each purpose: knowing one tells nothing about the others (HKDF, RFC 5869).

export interface Secrets {
  readonly ticket: string; // signs the tickets to the rooms
  readonly internal: string; // signs what rooms and API say to each other
  readonly encryption: string; // encrypts secrets in the database and in cookies
}

export async function deriveSecrets(secret: string): Promise<Secrets> {
  const [ticket, internal, encryption] = await Promise.all([
    derive(secret, "ticket"),
    derive(secret, "internal"),
    derive(secret, "vault"),
  ]);
  return { ticket, internal, encryption };
}

async function derive(secret: string, purpose: string): Promise<string> {
  const utf8 = new TextEncoder();
  const key = await crypto.subtle.importKey("raw", utf8.encode(secret), "HKDF", false, ["deriveBits"]);
  const info = utf8.encode(`transcendence ${purpose} v1`);
  const bits = await crypto.subtle.deriveBits(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(32), info },
    key,
    256,
  );
  return Array.from(new Uint8Array(bits), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
