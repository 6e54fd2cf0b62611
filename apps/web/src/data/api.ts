// The arena's API, typed from its own routes. A call never rejects: it answers with a value or with the code of an error.
import type { Api } from "@transcendence/api";
import type { CharacterId, MatchSettings } from "@transcendence/game";
import type { ApiError, ApiErrorCode } from "@transcendence/protocol";
import { type ClientResponse, hc } from "hono/client";
import type { SuccessStatusCode } from "hono/utils/http-status";
import { fetchInTime } from "../deadline/deadline.ts";
import { t } from "../i18n/index.ts";

/** "offline" is ours: no answer came, or one that is not from the arena. */
export type ErrorCode = ApiErrorCode | "offline";
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorCode };

/** The body of the successful answers among all that a route may give. */
type Body<R> =
  R extends ClientResponse<infer T, infer Status, "json"> ? (Status extends SuccessStatusCode ? T : never) : never;

/** The sentence for an error, in the reader's language. */
export function errorText(code: ErrorCode): string {
  return t.value.common.errors[code];
}

function errorCode(body: unknown): ErrorCode {
  const code = (body as Partial<ApiError> | null)?.error; // a proxy may answer with anything: checked on the next line
  return typeof code === "string" && Object.hasOwn(t.value.common.errors, code) ? code : "internal";
}

/** Waits for an answer and sorts it. */
export async function ask<R extends Pick<Response, "ok" | "status"> & { json(): Promise<unknown> }>(
  request: Promise<R>,
): Promise<Result<Body<R>>> {
  try {
    const response = await request;
    const isProxy = response.status === 502 || response.status === 504; // the arena is down behind it
    const body = await response.json().catch(() => undefined);
    if (response.ok && body !== undefined) return { ok: true, value: body as Body<R> }; // typed by the route that gave it
    return { ok: false, error: body === undefined && (response.ok || isProxy) ? "offline" : errorCode(body) };
  } catch {
    return { ok: false, error: "offline" };
  }
}

/** Pages that few open call these by themselves, so that nobody else downloads their calls. */
export const { api: routes } = hc<Api>(typeof location === "undefined" ? "http://localhost" : location.origin, {
  fetch: fetchInTime,
});

export const api = {
  me: () => ask(routes.me.$get()),
  becomeGuest: () => ask(routes.me.$post()),
  rename: (name: string) => ask(routes.me.$patch({ json: { name } })),
  myMatches: (before?: string) => ask(routes.me.matches.$get({ query: before ? { before } : {} })),
  /** Against whoever opens its link first, or against a computer player. */
  createMatch: (settings: MatchSettings, computer?: CharacterId | null) =>
    ask(routes.matches.$post({ json: computer ? { settings, opponent: { computer } } : { settings } })),
  match: (id: string) => ask(routes.matches[":id"].$get({ param: { id } })),
  ticket: (id: string, signal: AbortSignal) =>
    ask(routes.matches[":id"].ticket.$post({ param: { id } }, { init: { signal } })),
};
