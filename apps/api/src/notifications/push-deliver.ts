// Carries notifications to push services. Several instances may do so at once: each message is taken by one, for a while.
import {
  type DuePush,
  postponePushMessage,
  removePushMessages,
  removePushSubscription,
  takeDuePushMessages,
} from "@transcendence/database";
import type { Deps } from "../deps.ts";
import { summariseNotification } from "./notify.ts";
import { isPushEndpoint } from "./push-endpoint.ts";
import { type PushKeys, pushKeysOf } from "./push-keys.ts";
import { DELIVERY, type PushRequest, writePushRequest } from "./push-request.ts";
import { describe } from "./words.ts";

const AT_ONCE = 20;
const LEASE_MS = 60_000; // longer than any attempt takes
const FIRST_WAIT_MS = 5000;
const LONGEST_WAIT_MS = 600_000;
const ATTEMPTS = 8;

export interface PushResponse {
  readonly status: number;
  readonly retryAfter: string | null;
}

/** Sends a request within ten seconds, and follows no redirect. Rejects when there is no answer. */
export type SendPush = (request: PushRequest) => Promise<PushResponse>;

export type PushDeps = Pick<Deps, "database" | "clock" | "log" | "secrets" | "push">;

/** Sends what is due: how many were tried. Endpoints and texts stay out of the log. */
export async function deliverPushMessages(deps: PushDeps, send: SendPush): Promise<number> {
  const now = new Date(deps.clock());
  const { due, useless } = await takeDuePushMessages(deps.database, { now, leaseMs: LEASE_MS, limit: AT_ONCE });
  await removePushMessages(deps.database, useless);
  if (due.length === 0) return useless.length;
  const keys = await pushKeysOf(deps);
  await Promise.all(due.map((message) => deliver(deps, send, keys, message)));
  return due.length + useless.length;
}

async function deliver(deps: PushDeps, send: SendPush, keys: PushKeys, message: DuePush): Promise<void> {
  const { database, log, push } = deps;
  const { id, subscription, attempts } = message;
  const notification = summariseNotification(message.notification);
  if (notification === null) return removePushMessages(database, [id]);
  const isUsable = subscription.serverKey === keys.publicKey && isPushEndpoint(subscription.endpoint, push.ownService);
  if (!isUsable) return removePushSubscription(database, subscription.sessionId, subscription.endpoint);
  const nowMs = deps.clock();
  const { text, path } = describe(notification, subscription.language);
  const content = { id: notification.id, title: "Transcendence", text, path, onSite: notification.readAt === null };
  const secondsLeft = Math.max(0, Math.floor((message.expiresAt.getTime() - nowMs) / 1000));
  const wanted = { urgency: DELIVERY[notification.kind].urgency, secondsLeft };
  let response: PushResponse | null = null;
  let problem = "";
  try {
    const request = await writePushRequest(subscription, content, wanted, { keys, contact: push.contact, nowMs });
    response = await send(request);
    problem = `status ${response.status}`;
  } catch (error) {
    problem = (error instanceof Error ? error.message : String(error))
      .replaceAll(subscription.endpoint, "…")
      .slice(0, 200);
  }
  const outcome = outcomeOf(response?.status ?? null);
  if (outcome === "gone") return removePushSubscription(database, subscription.sessionId, subscription.endpoint);
  if (outcome === "later" && attempts < ATTEMPTS) {
    const dueMs = deps.clock() + waitMs(attempts, response?.retryAfter ?? null);
    if (dueMs < message.expiresAt.getTime()) return postponePushMessage(database, id, new Date(dueMs));
  }
  if (outcome !== "sent") log.warn("push.given_up", { id, attempts, problem });
  await removePushMessages(database, [id]);
}

/** What an answer means (RFC 8030); null: there was none. `gone`: nobody gets anything there any more. */
export function outcomeOf(status: number | null): "sent" | "gone" | "later" | "refused" {
  if (status === null || status === 429 || status >= 500) return "later";
  if (status === 404 || status === 410) return "gone";
  return status >= 200 && status < 300 ? "sent" : "refused"; // a redirect, too
}

/** After so many attempts: 5 s, 20 s, 80 s and so on, up to ten minutes; or as the service says, in seconds. */
export function waitMs(attempts: number, retryAfter: string | null): number {
  const asked = retryAfter !== null && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) * 1000 : 0;
  return Math.max(asked, Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 4 ** Math.min(attempts - 1, 10)));
}
