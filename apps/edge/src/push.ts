// Push messages from the edge. Its fetch reaches public addresses only, and follows no redirect here.
import type { SendPush } from "@transcendence/api";

const PATIENCE_MS = 10_000;

export const pushFromEdge: SendPush = async ({ endpoint, headers, body }) => {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const response = await fetch(endpoint, { method: "POST", headers, body, redirect: "manual", signal });
  await response.body?.cancel(); // what it says does not matter
  return { status: response.status, retryAfter: response.headers.get("retry-after") };
};
