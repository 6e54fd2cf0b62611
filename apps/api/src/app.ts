import type { ApiError } from "@transcendence/protocol";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { timeout } from "hono/timeout";
import type { Deps } from "./deps.ts";
import { answerError, Refusal } from "./errors.ts";
import { sameOrigin } from "./origin.ts";
import { healthRoutes } from "./routes/health.ts";
import { internalRoutes } from "./routes/internal.ts";
import { matchRoutes } from "./routes/matches.ts";
import { meRoutes } from "./routes/me.ts";
import { secureAnswers } from "./security-headers.ts";

const PUBLIC_BODY_BYTES = 16_384;
const INTERNAL_BODY_BYTES = 1_500_000; // a replay in base64
const PATIENCE_MS = 8_000; // a database that is away without a word

/** The public API, all of it under /api. */
export function createApp(deps: Deps) {
  return base(deps, PUBLIC_BODY_BYTES)
    .use("/api/*", sameOrigin(deps.publicUrl))
    .basePath("/api")
    .route("/health", healthRoutes(deps))
    .route("/me", meRoutes(deps))
    .route("/matches", matchRoutes(deps));
}

/** What the rooms call, under /internal; never on the public port. */
export function createInternalApp(deps: Deps) {
  return base(deps, INTERNAL_BODY_BYTES).route("/internal", internalRoutes(deps));
}

export type Api = ReturnType<typeof createApp>;

function base(deps: Deps, maxSize: number) {
  const app = new Hono();
  app.onError(answerError(deps));
  app.notFound((c) =>
    c.json({ error: "not_found", message: "There is nothing at this address." } satisfies ApiError, 404),
  );
  app.use(secureAnswers(deps.publicUrl));
  app.use(bodyLimit({ maxSize, onError: refuseLength }));
  app.use(timeout(deps.patienceMs ?? PATIENCE_MS, new HTTPException(503)));
  return app;
}

function refuseLength(): never {
  throw new Refusal("too_large", "The body is too long.");
}
