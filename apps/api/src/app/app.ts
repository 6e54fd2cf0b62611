import { type ApiError, isDecodable } from "@transcendence/protocol";
import { Hono } from "hono";
import { challengeRoutes } from "../challenges/routes.ts";
import { channelRoutes } from "../chat/channel-routes.ts";
import { myChannelRoutes } from "../chat/my-channel-routes.ts";
import { channelSettingsRoutes } from "../chat/settings-routes.ts";
import type { Deps } from "../deps.ts";
import { answerError, Refusal } from "../errors.ts";
import { bearer } from "../http/bearer.ts";
import { leaderboardRoutes, myPlaceRoutes } from "../leaderboards/routes.ts";
import { codeRoutes } from "../matches/code-routes.ts";
import { lobbyRoutes } from "../matches/lobby-routes.ts";
import { matchRoutes } from "../matches/routes.ts";
import { myPushRoutes } from "../notifications/push-routes.ts";
import { myNotificationRoutes } from "../notifications/routes.ts";
import { sameOrigin } from "../origin.ts";
import { patience } from "../patience.ts";
import { reportRoutes } from "../people/report-routes.ts";
import { blockRoutes, friendRoutes, peopleRoutes } from "../people/routes.ts";
import { accountRoutes } from "../routes/account.ts";
import { authRoutes } from "../routes/auth.ts";
import { avatarRoutes } from "../routes/avatars.ts";
import { healthRoutes } from "../routes/health.ts";
import { identityRoutes } from "../routes/identities.ts";
import { legalRoutes } from "../routes/legal.ts";
import { mailboxRoutes } from "../routes/mailbox.ts";
import { meRoutes } from "../routes/me.ts";
import { mySecondFactorRoutes } from "../routes/my-second-factor.ts";
import { mySessionRoutes } from "../routes/my-sessions.ts";
import { myTokenRoutes } from "../routes/my-tokens.ts";
import { pendingSignUpRoutes } from "../routes/pending-sign-up.ts";
import { privacyRoutes } from "../routes/privacy.ts";
import { profileRoutes } from "../routes/profile.ts";
import { providerRoutes } from "../routes/providers.ts";
import { reauthenticationRoutes } from "../routes/reauthentication.ts";
import { secondFactorRoutes } from "../routes/second-factor.ts";
import { userRoutes } from "../routes/users.ts";
import { secureAnswers } from "../security-headers.ts";
import { invitationRoutes } from "../tournaments/invitation-routes.ts";
import { organiserRoutes } from "../tournaments/organiser-routes.ts";
import { tournamentRoutes } from "../tournaments/routes.ts";
import { seriesRoutes } from "../tournaments/series-routes.ts";
import { internalRoutes } from "./internal-routes.ts";

/** The public API, all of it under /api. */
export function createApp(deps: Deps) {
  return base(deps)
    .use("/api/*", bearer(deps))
    .use("/api/*", sameOrigin(deps.publicUrl))
    .basePath("/api")
    .route("/health", healthRoutes(deps))
    .route("/auth", authRoutes(deps))
    .route("/me", accountRoutes(deps))
    .route("/legal", legalRoutes(deps))
    .route("/mailbox", mailboxRoutes(deps))
    .route("/auth/second-factor", secondFactorRoutes(deps))
    .route("/auth/reauthentication", reauthenticationRoutes(deps))
    .route("/me", meRoutes(deps))
    .route("/me/second-factor", mySecondFactorRoutes(deps))
    .route("/me/sessions", mySessionRoutes(deps))
    .route("/me/tokens", myTokenRoutes(deps))
    .route("/me/identities", identityRoutes(deps))
    .route("/auth/providers", providerRoutes(deps))
    .route("/auth/pending-sign-up", pendingSignUpRoutes(deps))
    .route("/matches", matchRoutes(deps))
    .route("/me/challenges", challengeRoutes(deps))
    .route("/matches", codeRoutes(deps))
    .route("/lobby", lobbyRoutes(deps))
    .route("/channels", channelRoutes(deps))
    .route("/channels", channelSettingsRoutes(deps))
    .route("/me", myChannelRoutes(deps))
    .route("/tournaments", tournamentRoutes(deps))
    .route("/tournaments", organiserRoutes(deps))
    .route("/tournaments", invitationRoutes(deps))
    .route("/me/tournament-series", seriesRoutes(deps))
    .route("/leaderboards", leaderboardRoutes(deps))
    .route("/me", myPlaceRoutes(deps))
    .route("/me/notifications", myNotificationRoutes(deps))
    .route("/me/push", myPushRoutes(deps))
    .route("/me", peopleRoutes(deps))
    .route("/me/friends", friendRoutes(deps))
    .route("/me/blocks", blockRoutes(deps))
    .route("/me/reports", reportRoutes(deps))
    .route("/users", userRoutes(deps))
    .route("/avatars", avatarRoutes(deps))
    .route("/me", profileRoutes(deps))
    .route("/me", privacyRoutes(deps));
}

/** What the rooms call, under /internal; never on the public port. */
export function createInternalApp(deps: Deps) {
  return base(deps).route("/internal", internalRoutes(deps));
}

export type Api = ReturnType<typeof createApp>;

function base(deps: Deps) {
  const app = new Hono();
  app.onError(answerError(deps));
  app.notFound((c) =>
    c.json({ error: "not_found", message: "There is nothing at this address." } satisfies ApiError, 404),
  );
  app.use(secureAnswers(deps.publicUrl));
  app.use((c, next) => (isDecodable(new URL(c.req.url).pathname) ? next() : refuseAddress()));
  app.use(patience(deps.patienceMs));
  return app;
}

function refuseAddress(): never {
  throw new Refusal("bad_request", "This is not an address.");
}
