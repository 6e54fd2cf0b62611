import { type ApiError, isDecodable, PICTURE_BYTES } from "@transcendence/protocol";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { bearer } from "./bearer.ts";
import type { Deps } from "./deps.ts";
import { answerError, Refusal } from "./errors.ts";
import { sameOrigin } from "./origin.ts";
import { patience } from "./patience.ts";
import { accountRoutes } from "./routes/account.ts";
import { authRoutes } from "./routes/auth.ts";
import { avatarRoutes } from "./routes/avatars.ts";
import { healthRoutes } from "./routes/health.ts";
import { identityRoutes } from "./routes/identities.ts";
import { internalRoutes } from "./routes/internal.ts";
import { introductionRoutes } from "./routes/introduction.ts";
import { legalRoutes } from "./routes/legal.ts";
import { mailboxRoutes } from "./routes/mailbox.ts";
import { matchRoutes } from "./routes/matches.ts";
import { meRoutes } from "./routes/me.ts";
import { mySecondFactorRoutes } from "./routes/my-second-factor.ts";
import { mySessionRoutes } from "./routes/my-sessions.ts";
import { myTokenRoutes } from "./routes/my-tokens.ts";
import { privacyRoutes } from "./routes/privacy.ts";
import { profileRoutes } from "./routes/profile.ts";
import { proofRoutes } from "./routes/proof.ts";
import { providerRoutes } from "./routes/providers.ts";
import { secondFactorRoutes } from "./routes/second-factor.ts";
import { userRoutes } from "./routes/users.ts";
import { secureAnswers } from "./security-headers.ts";

const PUBLIC_BODY_BYTES = 16_384;
const PICTURE_PATH = "/api/account/avatar";
const INTERNAL_BODY_BYTES = 1_500_000; // a replay in base64

/** The public API, all of it under /api. */
export function createApp(deps: Deps) {
  return base(deps, PUBLIC_BODY_BYTES)
    .use("/api/*", bearer(deps))
    .use("/api/*", sameOrigin(deps.publicUrl))
    .basePath("/api")
    .route("/health", healthRoutes(deps))
    .route("/auth", authRoutes(deps))
    .route("/account", accountRoutes(deps))
    .route("/legal", legalRoutes(deps))
    .route("/mailbox", mailboxRoutes(deps))
    .route("/auth/second-factor", secondFactorRoutes(deps))
    .route("/auth/proof", proofRoutes(deps))
    .route("/me", meRoutes(deps))
    .route("/me/second-factor", mySecondFactorRoutes(deps))
    .route("/me/sessions", mySessionRoutes(deps))
    .route("/me/tokens", myTokenRoutes(deps))
    .route("/me/identities", identityRoutes(deps))
    .route("/auth/providers", providerRoutes(deps))
    .route("/auth/introduction", introductionRoutes(deps))
    .route("/matches", matchRoutes(deps))
    .route("/users", userRoutes(deps))
    .route("/avatars", avatarRoutes(deps))
    .route("/account", profileRoutes(deps))
    .route("/account", privacyRoutes(deps));
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
  app.use((c, next) => (isDecodable(new URL(c.req.url).pathname) ? next() : refuseAddress()));
  const usual = bodyLimit({ maxSize, onError: refuseLength });
  const picture = bodyLimit({ maxSize: PICTURE_BYTES, onError: refuseLength });
  app.use((c, next) => (c.req.path === PICTURE_PATH ? picture : usual)(c, next));
  app.use(patience(deps.patienceMs, (c) => c.req.path === PICTURE_PATH));
  return app;
}

function refuseAddress(): never {
  throw new Refusal("bad_request", "This is not an address.");
}

function refuseLength(): never {
  throw new Refusal("too_large", "The body is too long.");
}
