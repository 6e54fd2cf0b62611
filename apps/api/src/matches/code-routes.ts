// Short codes, to type where no link can be sent: read aloud in a classroom, or copied from a screen.
import { generateRandomString } from "@oslojs/crypto/random";
import { findMatch, findMatchByCode, keepMatchCode } from "@transcendence/database";
import {
  CODE_ALPHABET,
  CODE_LENGTH,
  type MatchCodeAnswer,
  MatchCodeParams,
  MatchParams,
} from "@transcendence/protocol";
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { route } from "../http/route.ts";
import { RANDOM } from "../random.ts";
import { limit } from "../rate-limit.ts";
import { findCurrentSession } from "../session.ts";
import { validate } from "../validate.ts";

export const CODE_LIFETIME_MS = 3_600_000;
const TRIES = 8; // of 33 million codes; one that is in use is drawn again

export function codeRoutes(deps: Deps) {
  return new Hono()
    .post(
      "/:id/code",
      route(deps, {
        who: "session",
        does: "a short code that leads to my open match for an hour; asked again, the same",
        errors: ["not_found", "too_many_requests"],
      }),
      validate("param", MatchParams),
      async (c) => {
        const { id: session, user } = c.get("session");
        await limit(c, deps, "codes", session);
        const { id } = c.req.valid("param");
        const match = await findMatch(deps.database, id);
        const isMine = match?.status === "open" && match.seats.some((seat) => seat.user?.id === user.id);
        if (!isMine) throw new Refusal("not_found", "There is no such open match of yours.");
        const { code, expiresAt } = await createCode(deps, id);
        return c.json({ code, expiresAt: expiresAt.toISOString() } satisfies MatchCodeAnswer, 200);
      },
    )
    .get(
      "/codes/:code",
      route(deps, {
        who: "anyone",
        does: "the open match that a short code leads to",
        errors: ["not_found", "too_many_requests"],
      }),
      validate("param", MatchCodeParams),
      async (c) => {
        await limit(c, deps, "codes", (await findCurrentSession(c, deps))?.id ?? null);
        const id = await findMatchByCode(deps.database, c.req.valid("param").code, new Date(deps.clock()));
        if (id === null) throw new Refusal("not_found", "No open match has this code.");
        return c.json({ id }, 200);
      },
    );
}

async function createCode({ database, clock }: Deps, matchId: string) {
  const now = new Date(clock());
  const expiresAt = new Date(now.getTime() + CODE_LIFETIME_MS);
  for (let count = 0; count < TRIES; count++) {
    const code = generateRandomString(RANDOM, CODE_ALPHABET, CODE_LENGTH);
    const kept = await keepMatchCode(database, { matchId, code, expiresAt, now });
    if (kept !== null) return kept;
  }
  throw new Error(`${TRIES} codes were in use`);
}
