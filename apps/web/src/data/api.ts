// The arena's API, typed from its own routes. A call never rejects: it answers with a value or with the code of an error.
import type { Api } from "@transcendence/api";
import type { CharacterId, MatchSettings } from "@transcendence/game";
import type { ApiError, ApiErrorCode } from "@transcendence/protocol";
import { type ClientResponse, hc } from "hono/client";
import type { SuccessStatusCode } from "hono/utils/http-status";
import { fetchInTime } from "../deadline/deadline.ts";
import { t } from "../i18n/index.ts";

/** Two are ours. "offline": no answer came, or one that is not from the arena. "cookies_blocked": see `keepingCookies`. */
export type ErrorCode = ApiErrorCode | "offline" | "cookies_blocked";
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

let keepsCookies = false; // as far as is known

async function askMe(init: RequestInit = {}) {
  const answer = await ask(routes.me.$get({}, { init }));
  if (answer.ok && answer.value.me !== null) keepsCookies = true;
  return answer;
}

/**
 * For what makes somebody of one: it works without cookies, too, but a moment later one is nobody again, or somebody else. So whoever
 * was nobody until now is asked for once more. `isDone`: the answer is one that leaves a cookie.
 */
export async function keepingCookies<T>(
  call: () => Promise<Result<T>>,
  { isDone = () => true, signal }: { readonly isDone?: (value: T) => boolean; readonly signal?: AbortSignal } = {},
): Promise<Result<T>> {
  const blocked = { ok: false, error: "cookies_blocked" } as const;
  if (!keepsCookies && typeof document !== "undefined" && !navigator.cookieEnabled) return blocked;
  const answer = await call();
  if (keepsCookies || !answer.ok || !isDone(answer.value)) return answer;
  const who = await askMe(signal && { signal });
  return who.ok && who.value.me === null ? blocked : answer;
}

export const api = {
  me: () => askMe(),
  becomeGuest: () => keepingCookies(() => ask(routes.me.$post())),
  rename: (name: string) => ask(routes.me.$patch({ json: { name } })),
  ownTicket: () => ask(routes.me.ticket.$post()),
  myMatches: (before?: string) => ask(routes.me.matches.$get({ query: before ? { before } : {} })),
  lobbyTicket: () => ask(routes.lobby.ticket.$post()),
  /** Against whoever opens its link first, or against a computer player. */
  createMatch: (settings: MatchSettings, computer?: CharacterId | null, rated = false) =>
    keepingCookies(() =>
      ask(routes.matches.$post({ json: computer ? { settings, opponent: { computer } } : { settings, rated } })),
    ),
  match: (id: string) => ask(routes.matches[":id"].$get({ param: { id } })),
  /** A short code that leads to my match, and the match that such a code leads to. */
  matchCode: (id: string) => ask(routes.matches[":id"].code.$post({ param: { id } })),
  matchByCode: (code: string) => ask(routes.matches.codes[":code"].$get({ param: { code } })),
  ticket: (id: string, signal: AbortSignal) =>
    keepingCookies(() => ask(routes.matches[":id"].ticket.$post({ param: { id } }, { init: { signal } })), { signal }),
};
