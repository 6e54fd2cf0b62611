import { isReachable } from "@transcendence/database";
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { Refusal, unavailable } from "../errors.ts";

/** For whoever keeps the process running (live) and whoever sends people to it (ready). */
export function healthRoutes(deps: Deps) {
  return new Hono()
    .get("/live", (c) => c.json({ status: "ok" as const }, 200))
    .get("/ready", async (c) => {
      if (deps.draining()) throw new Refusal("draining", "About to restart.", 2);
      if (!(await isReachable(deps.database))) throw unavailable();
      return c.json({ status: "ok" as const }, 200);
    });
}
