// Between the rooms and the API: a signature over method, path, time and body of an internal request.
import { sign, verify } from "./mac.ts";

/** How far apart the two clocks, and the sending and the reading, may be. All that is asked so may be asked twice. */
export const REQUEST_SECONDS = 300;

const TIME_HEADER = "x-transcendence-time";
const SIGNATURE_HEADER = "x-transcendence-signature";

export interface SignedRequest {
  readonly method: string;
  readonly path: string; // with its query, without the host
  readonly body: string;
  readonly nowMs: number;
}

/** The headers to add to the request. */
export async function signRequest(secret: string, request: SignedRequest): Promise<Record<string, string>> {
  const time = String(request.nowMs);
  return { [TIME_HEADER]: time, [SIGNATURE_HEADER]: await sign(secret, signedText(request, time)) };
}

export async function verifyRequest(
  secret: string,
  request: SignedRequest & { readonly headers: { get(name: string): string | null | undefined } },
): Promise<boolean> {
  const time = request.headers.get(TIME_HEADER) ?? "";
  const signature = request.headers.get(SIGNATURE_HEADER) ?? "";
  if (!/^\d{1,16}$/.test(time)) return false;
  if (Math.abs(request.nowMs - Number(time)) > REQUEST_SECONDS * 1000) return false;
  return verify(secret, signedText(request, time), signature);
}

function signedText({ method, path, body }: SignedRequest, time: string): string {
  return `request:${method.toUpperCase()}\n${path}\n${time}\n${body}`;
}
