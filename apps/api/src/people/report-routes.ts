// Reports about people, for the staff.
import { createReport } from "@transcendence/database";
import { CreateReport, REPORT_KEPT_MS, REPORTED_AFTER, REPORTED_BEFORE } from "@transcendence/protocol";
import { Hono } from "hono";
import { requireReadable } from "../chat/channel-access.ts";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { route } from "../http/route.ts";
import { limit } from "../rate-limit.ts";
import { validate } from "../validate.ts";
import { requireOther } from "./relations.ts";

const DAY_MS = 86_400_000;
const REPORTS_A_DAY = 20;

/** Under /api/me/reports. */
export function reportRoutes(deps: Deps) {
  return new Hono().post(
    "/",
    route(deps, {
      who: "session",
      does: "report somebody to the staff, or a chat message of theirs, which is kept with those around it; `id` is made by the page, so that sending it twice makes one report",
      errors: ["not_found", "too_many", "too_many_requests"],
    }),
    validate("json", CreateReport),
    async (c) => {
      const { id: session, user } = c.get("session");
      await limit(c, deps, "reports", session);
      const { id, reported, reason, words, context, message } = c.req.valid("json");
      const other = await requireOther(deps, user, reported);
      if (message !== null) await requireReadable(deps, message.channel, user.id); // nobody reports what they cannot read
      const now = deps.clock();
      const report = {
        id,
        reporterId: user.id,
        reportedId: reported,
        reportedName: other.name,
        reason,
        words,
        context: message === null ? context : `/chat/${message.channel}`,
        createdAt: new Date(now),
        expiresAt: new Date(now + REPORT_KEPT_MS),
      };
      const bounds = { since: new Date(now - DAY_MS), most: REPORTS_A_DAY };
      const kept = message && {
        channelId: message.channel,
        id: message.id,
        before: REPORTED_BEFORE,
        after: REPORTED_AFTER,
      };
      const stored = await createReport(deps.database, report, bounds, kept);
      if (stored === "no_message") throw new Refusal("not_found", "This message has been deleted.");
      if (stored === "unknown") throw new Refusal("not_found", "There is no such person.");
      if (stored === "too_many")
        throw new Refusal("too_many", "You’ve reached today’s limit of reports. Try again tomorrow.");
      return c.json({ stored: true }, 201);
    },
  );
}
