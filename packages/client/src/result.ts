// What a call to the API comes to: a value or the code of an error. A call never rejects.
import { API_ERRORS, type ApiError, type ApiErrorCode } from "@transcendence/protocol";
import type { ClientResponse } from "hono/client";
import type { SuccessStatusCode } from "hono/utils/http-status";

/** Two are the client's own. "offline": no answer came, or one that is not the API's. "cookies_blocked": the browser keeps none. */
export type ErrorCode = ApiErrorCode | "offline" | "cookies_blocked";
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorCode };

/** Asked again in a moment, the answer may be another. */
export const PASSING_ERRORS: ReadonlySet<ErrorCode> = new Set([
  "offline",
  "too_many_requests",
  "internal",
  "unavailable",
  "rooms_unavailable",
  "overloaded",
  "draining",
]);

/** The body of the successful answers among all that a route may give. */
type Body<R> =
  R extends ClientResponse<infer T, infer Status, "json"> ? (Status extends SuccessStatusCode ? T : never) : never;

/** Waits for an answer and sorts it. */
export async function ask<R extends Pick<Response, "ok" | "status"> & { json(): Promise<unknown> }>(
  request: Promise<R>,
): Promise<Result<Body<R>>> {
  try {
    const response = await request;
    const isProxy = response.status === 502 || response.status === 504; // the server is down behind it
    const body = await response.json().catch(() => undefined);
    if (response.ok && body !== undefined) return { ok: true, value: body as Body<R> }; // typed by the route that gave it
    return { ok: false, error: body === undefined && (response.ok || isProxy) ? "offline" : errorCode(body) };
  } catch {
    return { ok: false, error: "offline" };
  }
}

/** For programs that have no way to go on without the answer. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

function errorCode(body: unknown): ErrorCode {
  const code = (body as Partial<ApiError> | null)?.error; // a proxy may answer with anything: looked for among those that there are
  return API_ERRORS.find((known) => known === code) ?? "internal";
}
