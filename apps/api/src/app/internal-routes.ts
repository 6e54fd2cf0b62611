// What the rooms tell. Signed requests only, on an app of its own that the public port does not serve.
import { abortMatch } from "@transcendence/database";
import { KIND_SETTINGS } from "@transcendence/game";
import { StoreAbort, StorePairing, StoreRematch, StoreResult } from "@transcendence/protocol";
import { verifyRequest } from "@transcendence/tickets";
import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { internalChatRoutes } from "../chat/internal-routes.ts";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { route } from "../http/route.ts";
import { finishMatch } from "../matches/finish-match.ts";
import { orderMatch, orderRematch } from "../matches/order-match.ts";
import { readBody } from "../patience.ts";
import { internalPeopleRoutes } from "../people/internal-routes.ts";
import { tellTournament, tournamentInternalRoutes } from "../tournaments/internal-routes.ts";
import { validate } from "../validate.ts";

const RESULT_BYTES = 1_500_000; // a replay in base64

/** Every route may be called any number of times with the same body: the first does it, all answer alike. */
export function internalRoutes(deps: Deps) {
  return new Hono()
    .use(signed(deps))
    .route("/chat", internalChatRoutes(deps))
    .route("/tournaments", tournamentInternalRoutes(deps))
    .post(
      "/matches/result",
      route(deps, { who: "room", does: "a match ended", errors: ["replay_mismatch"] }),
      validate("json", StoreResult),
      async (c) => {
        const result = c.req.valid("json");
        const stored = await finishMatch(deps, result);
        await tellTournament(deps, result.id); // also when it was stored before: perhaps nobody heard of it
        return c.json({ stored }, 200);
      },
    )
    .post(
      "/matches/abort",
      route(deps, { who: "room", does: "a match was aborted" }),
      validate("json", StoreAbort),
      async (c) => {
        const { id, abortedAtMs } = c.req.valid("json");
        // No such match: the clean-up took it, and nothing is left to abort. A refusal would be told again for ever.
        const stored = await abortMatch(deps.database, id, new Date(abortedAtMs));
        return c.json({ stored }, 200);
      },
    )
    .post(
      "/matches/rematch",
      route(deps, { who: "room", does: "both want to play again", errors: ["not_found", "blocked"] }),
      validate("json", StoreRematch),
      async (c) => {
        const creation = await orderRematch(deps, c.req.valid("json"));
        if (creation === "blocked") throw new Refusal("blocked", "You can’t contact this person.");
        if (creation === "unknown")
          throw new Refusal("not_found", "The match to play again, or a player, is not known here.");
        return c.json({ stored: creation === "created" }, 200);
      },
    )
    .post(
      "/matches/pairing",
      route(deps, { who: "room", does: "the lobby paired two people", errors: ["not_found", "conflict"] }),
      validate("json", StorePairing),
      async (c) => {
        const { kind, ...order } = c.req.valid("json");
        const creation = await orderMatch(deps, { ...order, settings: KIND_SETTINGS[kind] }, { paired: true });
        if (creation === "blocked") throw new Refusal("conflict", "You can’t contact this person.");
        if (creation === "unknown") throw new Refusal("not_found", "One of the two is not known here any more.");
        return c.json({ stored: creation === "created" }, 200);
      },
    )
    .route("/people", internalPeopleRoutes(deps));
}

function signed({ secrets, clock }: Deps) {
  return createMiddleware(async (c, next) => {
    await readBody(c, RESULT_BYTES);
    const { pathname, search } = new URL(c.req.url);
    const request = { method: c.req.method, path: pathname + search, body: await c.req.text(), nowMs: clock() };
    if (!(await verifyRequest(secrets.internal, { ...request, headers: c.req.raw.headers }))) {
      throw new Refusal("forbidden", "Not signed by this arena within the last minutes.");
    }
    await next();
  });
}
