import { isReachable } from "@transcendence/database";
import { Hono } from "hono";
import { type Deps, NO_LOAD } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { route } from "../http/route.ts";

type Part = "database" | "rooms" | "disk";

const PATIENCE_MS = 2000; // health checks wait three seconds
const PROBLEMS: Readonly<Record<Part, string>> = {
  database: "The database cannot be reached.",
  rooms: "The rooms' process does not answer.",
  disk: "The data folder cannot be written to.",
};

/** For whoever keeps the process running (live) and whoever sends people to it (ready). */
export function healthRoutes(deps: Deps) {
  return new Hono()
    .get("/live", route(deps, { who: "anyone", does: "the process runs" }), (c) =>
      c.json({ status: "ok" as const }, 200),
    )
    .get(
      "/load",
      route(deps, { who: "anyone", does: "how late each process is, and whether new matches are refused for it" }),
      (c) => c.json(deps.machine?.load() ?? NO_LOAD, 200),
    )
    .get(
      "/ready",
      route(deps, {
        who: "anyone",
        does: "the database and the rooms answer, and the data folder can be written to; otherwise `missing` names what is not there",
        errors: ["unavailable", "draining"],
      }),
      async (c) => {
        if (deps.draining()) throw new Refusal("draining", "About to restart.", 2);
        const missing = await missingNow(deps);
        if (missing.length === 0) return c.json({ status: "ok" as const }, 200);
        c.header("Retry-After", "2");
        const message = missing.map((part) => PROBLEMS[part]).join(" ");
        return c.json({ error: "unavailable" as const, message, missing }, 503);
      },
    );
}

async function missingNow({ database, machine }: Deps): Promise<readonly Part[]> {
  const [answers, others] = await Promise.all([inTime(isReachable(database)), machine?.missing() ?? []]);
  return answers ? others : ["database", ...others];
}

/** False when it takes too long. */
async function inTime(asked: Promise<boolean>): Promise<boolean> {
  const patience = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => patience.resolve(false), PATIENCE_MS);
  try {
    return await Promise.race([asked, patience.promise]);
  } finally {
    clearTimeout(timer);
  }
}
