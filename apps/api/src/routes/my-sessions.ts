import { endOtherSessions, endSessionOf, type ListedSession, listSessions } from "@transcendence/database";
import { SessionParams, type SessionSummary } from "@transcendence/protocol";
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { route } from "../http/route.ts";
import { describeAgent } from "../user-agent.ts";
import { validate } from "../validate.ts";

/** Ending a session asks for no proof: it takes rights away, and whoever fears a thief shall lose no time. */
export function mySessionRoutes(deps: Deps) {
  return new Hono()
    .get("/", route(deps, { who: "member", does: "where I am signed in" }), async (c) => {
      const { id, user } = c.get("session");
      const sessions = await listSessions(deps.database, user.id, new Date(deps.clock()));
      return c.json({ sessions: sessions.map((session) => summarise(session, id)).toSorted(currentFirst) }, 200);
    })
    .delete("/", route(deps, { who: "member", does: "end all sessions but this one" }), async (c) => {
      const { id, user } = c.get("session");
      const ended = await endOtherSessions(deps.database, user.id, id);
      if (ended.length > 0) await deps.live.tell(user.id, { type: "revoked", sessions: ended });
      return c.json({ ended: ended.length }, 200);
    })
    .delete(
      "/:id",
      route(deps, { who: "member", does: "end one of my sessions", errors: ["not_found"] }),
      validate("param", SessionParams),
      async (c) => {
        const { user } = c.get("session");
        const { id } = c.req.valid("param");
        if (!(await endSessionOf(deps.database, user.id, id)))
          throw new Refusal("not_found", "You have no such session, or no longer.");
        await deps.live.tell(user.id, { type: "revoked", sessions: [id] });
        return c.json({ ended: 1 }, 200);
      },
    );
}

function currentFirst(one: SessionSummary, other: SessionSummary): number {
  return Number(other.isCurrent) - Number(one.isCurrent);
}

function summarise({ id, method, agent, createdAt, seenAt }: ListedSession, currentId: string): SessionSummary {
  return {
    id,
    isCurrent: id === currentId,
    method,
    ...describeAgent(agent),
    createdAt: createdAt.toISOString(),
    seenAt: seenAt.toISOString(),
  };
}
