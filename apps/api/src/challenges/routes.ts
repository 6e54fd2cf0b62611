import { listOpenChallenges } from "@transcendence/database";
import { ChallengeParams, type ChallengesAnswer, CreateChallenge, DeclineChallenge } from "@transcendence/protocol";
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { Refusal, requireCapacity } from "../errors.ts";
import { route } from "../http/route.ts";
import { limit } from "../rate-limit.ts";
import { validate } from "../validate.ts";
import { accept, cancel, challenge, decline, summarise } from "./challenges.ts";

export function challengeRoutes(deps: Deps) {
  return new Hono()
    .get("/", route(deps, { who: "member", does: "open challenges, by me and to me" }), async (c) => {
      const { user } = c.get("session");
      const open = await listOpenChallenges(deps.database, user.id, new Date(deps.clock()));
      return c.json({ challenges: open.map((each) => summarise(deps, each)) } satisfies ChallengesAnswer, 200);
    })
    .post(
      "/",
      route(deps, {
        who: "member",
        does: "challenge a member to a match; an open challenge to the same member is replaced",
        errors: [
          "not_found",
          "not_ratable",
          "blocked",
          "too_many",
          "too_many_requests",
          "draining",
          "rooms_unavailable",
          "overloaded",
        ],
      }),
      validate("json", CreateChallenge),
      async (c) => {
        requireMatches(deps);
        const { id: session, user } = c.get("session");
        await limit(c, deps, "challenges", session);
        return c.json(await challenge(deps, user, c.req.valid("json")), 201);
      },
    )
    .post(
      "/:id/accept",
      route(deps, {
        who: "member",
        does: "accept a challenge: the match has its id",
        errors: ["not_found", "challenge_over", "draining", "rooms_unavailable", "overloaded"],
      }),
      validate("param", ChallengeParams),
      async (c) => {
        requireMatches(deps);
        return c.json(await accept(deps, c.get("session").user, c.req.valid("param").id), 200);
      },
    )
    .post(
      "/:id/decline",
      route(deps, {
        who: "member",
        does: "decline a challenge, with a reason or without",
        errors: ["not_found", "challenge_over"],
      }),
      validate("param", ChallengeParams),
      validate("json", DeclineChallenge),
      async (c) => {
        const { reason } = c.req.valid("json");
        return c.json(await decline(deps, c.get("session").user, c.req.valid("param").id, reason), 200);
      },
    )
    .delete(
      "/:id",
      route(deps, { who: "member", does: "cancel a challenge of mine", errors: ["not_found", "challenge_over"] }),
      validate("param", ChallengeParams),
      async (c) => c.json(await cancel(deps, c.get("session").user, c.req.valid("param").id), 200),
    );
}

function requireMatches(deps: Deps): void {
  if (deps.draining()) throw new Refusal("draining", "The arena is about to restart. Try again in a moment.", 5);
  requireCapacity(deps);
}
