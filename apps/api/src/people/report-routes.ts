// Reports about people, for the staff.
import { createReport, findMatch, type KeptMessage, type ReportedMessage } from "@transcendence/database";
import {
  AroundAnswer,
  CHAT_SIDES,
  CreateReport,
  matchChannel,
  REPORT_KEPT_MS,
  REPORTED_AFTER,
  REPORTED_BEFORE,
} from "@transcendence/protocol";
import { Hono } from "hono";
import { type InferOutput, safeParse } from "valibot";
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
      errors: ["not_found", "too_many", "too_many_requests", "rooms_unavailable"],
    }),
    validate("json", CreateReport),
    async (c) => {
      const { id: session, user } = c.get("session");
      await limit(c, deps, "reports", session);
      const { id, reported, reason, words, context, message } = c.req.valid("json");
      const other = await requireOther(deps, user, reported);
      const kept = message && (await whatToKeep(deps, user.id, message));
      const now = deps.clock();
      const report = {
        id,
        reporterId: user.id,
        reportedId: reported,
        reportedName: other.name,
        reason,
        words,
        context: message === null ? context : contextOf(message),
        createdAt: new Date(now),
        expiresAt: new Date(now + REPORT_KEPT_MS),
      };
      const bounds = { since: new Date(now - DAY_MS), most: REPORTS_A_DAY };
      const stored = await createReport(deps.database, report, bounds, kept);
      if (stored === "no_message") throw noMessage();
      if (stored === "unknown") throw new Refusal("not_found", "There is no such person.");
      if (stored === "too_many")
        throw new Refusal("too_many", "You’ve reached today’s limit of reports. Try again tomorrow.");
      return c.json({ stored: true }, 201);
    },
  );
}

type Reported = NonNullable<InferOutput<typeof CreateReport>["message"]>;

const AROUND = { before: REPORTED_BEFORE, after: REPORTED_AFTER } as const;

function contextOf({ channel, match }: Reported): string {
  return match === undefined ? `/chat/${channel}` : `/match/${match}`;
}

/** Nobody reports what they cannot read. */
async function whatToKeep(
  deps: Deps,
  me: string,
  message: Reported,
): Promise<ReportedMessage | readonly KeptMessage[]> {
  const { channel, id, match } = message;
  if (match !== undefined) return readMatchChat(deps, me, { channel, id, match });
  await requireReadable(deps, channel, me);
  return { channelId: channel, id, ...AROUND };
}

/** What is said at a match only its chat’s room knows, and who may read it: whoever was let in there. */
async function readMatchChat(
  { database, live }: Deps,
  me: string,
  { channel, id, match }: Required<Reported>,
): Promise<KeptMessage[]> {
  const isItsChat = CHAT_SIDES.some((side) => matchChannel(match, side) === channel);
  if (!isItsChat || (await findMatch(database, match)) === null) throw noMessage();
  const call = { type: "around", user: me, message: id, ...AROUND } as const;
  const answer = await live.ask({ kind: "chat", name: channel }, call).catch(() => {
    throw new Refusal("rooms_unavailable", "The match’s chat can’t be read at the moment. Try again in a moment.", 5);
  });
  const around = safeParse(AroundAnswer, answer);
  if (!around.success) throw noMessage();
  return around.output.messages.map(({ seq, id: messageId, author, text, atMs, editedMs }) => ({
    seq,
    messageId,
    authorId: author.id,
    text,
    createdAt: new Date(atMs),
    editedAt: editedMs === null ? null : new Date(editedMs),
    isReported: messageId === id,
  }));
}

function noMessage(): Refusal {
  return new Refusal("not_found", "This message has been deleted.");
}
