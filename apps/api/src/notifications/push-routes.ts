// This browser's own subscription to push messages: it belongs to the session, and ends with it.
import { decodeBase64urlIgnorePadding } from "@oslojs/encoding";
import { findPushSubscription, removePushSubscription, setPushSubscription } from "@transcendence/database";
import { type PushAnswer, PUSH_DEVICES_MAX, SetPushSubscription } from "@transcendence/protocol";
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { route } from "../http/route.ts";
import { limit } from "../rate-limit.ts";
import { validate } from "../validate.ts";
import { isPushEndpoint } from "./push-endpoint.ts";
import { pushKeysOf } from "./push-keys.ts";

export function myPushRoutes(deps: Deps) {
  return new Hono()
    .get(
      "/",
      route(deps, {
        who: "session",
        does: "the key to subscribe to push messages with, and where this browser gets them",
      }),
      async (c) => {
        const [{ publicKey: key }, own] = await Promise.all([
          pushKeysOf(deps),
          findPushSubscription(deps.database, c.get("session").id),
        ]);
        const endpoint = own?.serverKey === key ? own.endpoint : null;
        return c.json({ key, endpoint } satisfies PushAnswer, 200);
      },
    )
    .put(
      "/",
      route(deps, {
        who: "session",
        does: "send my notifications to this browser’s push service, too",
        errors: ["push_service", "too_many_requests"],
      }),
      validate("json", SetPushSubscription),
      async (c) => {
        const { id: sessionId, user } = c.get("session");
        await limit(c, deps, "push", sessionId);
        const { endpoint, keys, language } = c.req.valid("json");
        if (!isPushEndpoint(endpoint, deps.push.ownService) || !(await isPoint(keys.p256dh)))
          throw new Refusal("push_service", "This arena sends nothing to such a push service.");
        const { publicKey: serverKey } = await pushKeysOf(deps);
        const subscription = { sessionId, endpoint, ...keys, serverKey, language, createdAt: new Date(deps.clock()) };
        await setPushSubscription(deps.database, { ...subscription, userId: user.id, most: PUSH_DEVICES_MAX });
        return c.json({ key: serverKey, endpoint } satisfies PushAnswer, 200);
      },
    )
    .delete("/", route(deps, { who: "session", does: "send no more push messages to this browser" }), async (c) => {
      await removePushSubscription(deps.database, c.get("session").id);
      return c.json({}, 200);
    });
}

/** Whether it is on the curve: with anything else no message could be encrypted. */
async function isPoint(p256dh: string): Promise<boolean> {
  const bytes = new Uint8Array(decodeBase64urlIgnorePadding(p256dh));
  const curve = { name: "ECDH", namedCurve: "P-256" };
  return crypto.subtle.importKey("raw", bytes, curve, false, []).then(
    () => true,
    () => false,
  );
}
