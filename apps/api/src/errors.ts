// Every error leaves as { error: code, message }: the code for programs and translations, the sentence for people.
import { failureOf, isUnavailable } from "@transcendence/database";
import type { ApiError, ApiErrorCode } from "@transcendence/protocol";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Deps } from "./deps.ts";
import { HashingBusy } from "./passwords.ts";

export const STATUS: Readonly<Record<ApiErrorCode, ContentfulStatusCode>> = {
  bad_request: 400,
  name_invalid: 400,
  name_taken: 409,
  name_reserved: 400,
  email_invalid: 400,
  password_invalid: 400,
  password_common: 400,
  credentials_wrong: 401,
  code_wrong: 401,
  link_expired: 410,
  login_expired: 410,
  members_only: 403,
  proof_needed: 403,
  provider_unknown: 404,
  provider_failed: 502,
  identity_taken: 409,
  last_way_in: 409,
  picture_invalid: 400,
  picture_animated: 400,
  unauthenticated: 401,
  bad_origin: 403,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  blocked: 403,
  challenge_over: 409,
  not_ratable: 422,
  tournament_password: 403,
  invitation_needed: 403,
  rating_outside: 403,
  tournament_full: 409,
  tournament_closed: 409,
  too_few_players: 409,
  already_played_on: 409,
  not_now: 409,
  too_large: 413,
  replay_mismatch: 422,
  push_service: 422,
  too_many: 409,
  too_many_open: 409,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
  rooms_unavailable: 503,
  overloaded: 503,
  draining: 503,
};

const WARNING_MS = 30_000; // an outage is worth a line now and then, not one for each request

/** Thrown by a handler to refuse; everything else that is thrown is a mistake or an outage. */
export class Refusal extends Error {
  readonly code: ApiErrorCode;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ApiErrorCode, message: string, retryAfterSeconds?: number) {
    super(message);
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export function answerError({ log, clock }: Pick<Deps, "log" | "clock">): (error: Error, c: Context) => Response {
  let warnedMs = Number.NEGATIVE_INFINITY;
  return (error, c) => {
    const { code, message, retryAfterSeconds } = error instanceof Refusal ? error : refusalFor(error);
    if (code === "internal")
      log.error("request.failed", { method: c.req.method, path: c.req.path, ...failureOf(error) });
    if (code === "unavailable" && Math.abs(clock() - warnedMs) >= WARNING_MS) {
      log.warn("database.unavailable", failureOf(error));
      warnedMs = clock();
    }
    if (STATUS[code] >= 500 && code !== "provider_failed") c.header("Set-Cookie", undefined); // for what has not happened
    if (retryAfterSeconds !== undefined) c.header("Retry-After", String(retryAfterSeconds));
    return c.json({ error: code, message } satisfies ApiError, STATUS[code]);
  };
}

function refusalFor(error: Error): Refusal {
  if (error instanceof HashingBusy) return new Refusal("too_many_requests", "Many sign in at this moment.", 3);
  if (error instanceof HTTPException && error.status === 400) return new Refusal("bad_request", error.message);
  if (isUnavailable(error) || (error instanceof HTTPException && error.status === 503)) return unavailable();
  return new Refusal("internal", "Something went wrong here.");
}

export function unavailable(): Refusal {
  return new Refusal("unavailable", "The database cannot be reached at the moment.", 2);
}

/** Nothing that needs a room begins while there are none, or while they could store nothing: a full disk ends a match at its first point. */
export function requireRooms({ machine }: Pick<Deps, "machine">): void {
  if (machine === undefined || machine.hasRooms()) return;
  throw new Refusal(
    "rooms_unavailable",
    "Matches cannot be played at the moment: part of the server is restarting.",
    5,
  );
}

/** The same, and no new match begins while the server is late with those that run. */
export function requireCapacity(deps: Pick<Deps, "machine">): void {
  requireRooms(deps);
  requireTime(deps);
}

export function requireTime(deps: Pick<Deps, "machine">): void {
  if (deps.machine?.mayBegin() === false) {
    throw new Refusal("overloaded", "The server is busy with the matches that run already. Try again in a moment.", 5);
  }
}
