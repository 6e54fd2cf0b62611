// What pages ask of the API. A call never rejects: it answers with a value or with the code of an error.
import { ask, askMatchTicket, connect, type ErrorCode, type Result } from "@transcendence/client";
import type { CharacterId, MatchSettings } from "@transcendence/game";
import { t } from "../i18n/index.ts";

export { ask, type ErrorCode, type Result } from "@transcendence/client";

/** The sentence for an error, in the reader's language. */
export function errorText(code: ErrorCode): string {
  return t.value.common.errors[code];
}

export const arena = connect(typeof location === "undefined" ? "http://localhost" : location.origin);
/** Pages that few open call these by themselves, so that nobody else downloads their calls. */
export const { routes } = arena;

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
  myMatches: (before?: string) => ask(routes.me.matches.$get({ query: before ? { before } : {} })),
  /** Against whoever opens its link first, or against a computer player. */
  createMatch: (settings: MatchSettings, computer?: CharacterId | null, rated = false) =>
    keepingCookies(() =>
      ask(routes.matches.$post({ json: computer ? { settings, opponent: { computer } } : { settings, rated } })),
    ),
  match: (id: string) => ask(routes.matches[":id"].$get({ param: { id } })),
  /** A short code that leads to my match, and the match that such a code leads to. */
  matchCode: (id: string) => ask(routes.matches[":id"].code.$post({ param: { id } })),
  matchByCode: (code: string) => ask(routes.matches.codes[":code"].$get({ param: { code } })),
  matchTicket: (id: string, signal: AbortSignal) => keepingCookies(() => askMatchTicket(arena, id, signal), { signal }),
};
