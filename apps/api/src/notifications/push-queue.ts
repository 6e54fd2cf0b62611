// A notification on the way to the person's devices, in the transaction of what it tells of.
import { type Database, queuePushMessages } from "@transcendence/database";
import type { NotificationSummary } from "@transcendence/protocol";
import type { Deps } from "../deps.ts";
import { newId } from "../random.ts";
import { DELIVERY } from "./push-request.ts";

export async function queuePush(
  deps: Pick<Deps, "clock" | "push">,
  tx: Database,
  userId: string,
  { id, kind }: NotificationSummary,
): Promise<void> {
  const nowMs = deps.clock();
  const expiresAt = new Date(nowMs + DELIVERY[kind].seconds * 1000);
  const queued = { userId, notificationId: id, newId, now: new Date(nowMs), expiresAt };
  if ((await queuePushMessages(tx, queued)) > 0) deps.push.nudge();
}
