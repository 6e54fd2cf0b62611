// A push service and the browsers behind it, for tests: it checks who sends (RFC 8292) and decrypts what comes as a browser does
// (RFC 8291, RFC 8188), written from the RFCs with WebCrypto alone.
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import type { SetPushSubscription } from "@transcendence/protocol";
import { jwtVerify } from "jose";

const UTF8 = new TextEncoder();
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, "base64url"));
const join = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

export interface Received {
  readonly device: string;
  readonly message: unknown; // decrypted, parsed
  readonly ttl: number;
  readonly urgency: string;
  readonly topic: string;
  readonly key: string; // who signed
  readonly subject: string | undefined;
}

/** A browser: its key pair, the secret that it shares with whoever sends to it. */
async function makeDevice() {
  const pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]);
  const publicKey = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  return { privateKey: pair.privateKey, publicKey, auth: crypto.getRandomValues(new Uint8Array(16)) };
}
type Device = Awaited<ReturnType<typeof makeDevice>>;

export class PushService {
  readonly url: string;
  readonly received: Received[] = [];
  readonly attempts: string[] = []; // devices, in order, whatever was answered
  answer: (device: string) => { readonly status: number; readonly headers?: Record<string, string> } = () => ({
    status: 201,
  });
  readonly #devices = new Map<string, Device>();
  readonly #server;

  private constructor(server: ReturnType<typeof createServer>) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // listening on TCP, so it is an object
    server.on("request", (request, response) => {
      this.#hear(request, response).catch((error: unknown) => response.writeHead(400).end(String(error)));
    });
  }

  static async start(): Promise<PushService> {
    const server = createServer().listen(0, "127.0.0.1");
    if (!server.listening) await once(server, "listening");
    return new PushService(server);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  /** As a browser's page hands it over. */
  async subscribe(device: string): Promise<SetPushSubscription> {
    const made = await makeDevice();
    this.#devices.set(device, made);
    const [p256dh, auth] = [made.publicKey, made.auth].map((bytes) => Buffer.from(bytes).toString("base64url"));
    return { endpoint: `${this.url}/${device}`, keys: { p256dh: p256dh ?? "", auth: auth ?? "" }, language: "en" };
  }

  async #hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const device = (request.url ?? "").slice(1);
    const body = new Uint8Array(await buffer(request));
    this.attempts.push(device);
    const { status, headers } = this.answer(device);
    if (status === 201) this.received.push(await this.#read(device, request, body));
    response.writeHead(status, headers).end();
  }

  async #read(device: string, { method, headers }: IncomingMessage, body: Uint8Array): Promise<Received> {
    const known = this.#devices.get(device);
    if (known === undefined || method !== "POST" || headers["content-encoding"] !== "aes128gcm")
      throw new Error(`not a message of RFC 8291 to ${device}`);
    if (body.byteLength > 4096) throw new Error("larger than every push service takes");
    const [, token = "", key = ""] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(headers.authorization ?? "") ?? [];
    const sender = await crypto.subtle.importKey("raw", bytesOf(key), { name: "ECDSA", namedCurve: "P-256" }, true, [
      "verify",
    ]);
    const { payload } = await jwtVerify(token, sender, {
      audience: this.url,
      algorithms: ["ES256"],
      currentDate: new Date(0),
    });
    const text = new TextDecoder().decode(await decrypt(body, known));
    return {
      device,
      message: JSON.parse(text),
      ttl: Number(headers["ttl"]),
      urgency: String(headers["urgency"]),
      topic: String(headers["topic"]),
      key,
      subject: payload.sub,
    };
  }
}

/** RFC 8291, section 3.4, and RFC 8188: one record, padded. */
async function decrypt(body: Uint8Array, { privateKey, publicKey, auth }: Device): Promise<Uint8Array> {
  const salt = body.slice(0, 16);
  const idLength = body[20] ?? 0;
  const senderPoint = body.slice(21, 21 + idLength);
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const sender = await crypto.subtle.importKey("raw", senderPoint, curve, false, []);
  const shared = new Uint8Array(await crypto.subtle.deriveBits({ name: "ECDH", public: sender }, privateKey, 256));
  const input = await derive(shared, auth, join(UTF8.encode("WebPush: info\0"), publicKey, senderPoint), 32);
  const key = await derive(input, salt, UTF8.encode("Content-Encoding: aes128gcm\0"), 16);
  const iv = await derive(input, salt, UTF8.encode("Content-Encoding: nonce\0"), 12);
  const aes = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["decrypt"]);
  const record = new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, aes, body.slice(21 + idLength)));
  const end = record.findLastIndex((byte) => byte !== 0);
  if (record[end] !== 2) throw new Error("not the last record");
  return record.slice(0, end);
}

async function derive(
  input: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
  info: Uint8Array<ArrayBuffer>,
  bytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey("raw", input, "HKDF", false, ["deriveBits"]);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt, info }, key, bytes * 8));
}
