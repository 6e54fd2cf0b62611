import {
  type ApiTokenRecord,
  createApiToken,
  findAccount,
  listApiTokens,
  removeApiToken,
} from "@transcendence/database";
import {
  API_SCOPES,
  API_TOKENS_MAX,
  ApiTokenParams,
  type ApiTokenSummary,
  CreateApiToken,
  type NewApiToken,
} from "@transcendence/protocol";
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { newApiToken } from "../http/bearer.ts";
import { route } from "../http/route.ts";
import { announce } from "../mail/announce.ts";
import { newId } from "../random.ts";
import { hashToken } from "../session.ts";
import { validate } from "../validate.ts";

const DAY_MS = 86_400_000;

export function myTokenRoutes(deps: Deps) {
  return new Hono()
    .get("/", route(deps, { who: "member", does: "my API tokens, without the tokens themselves" }), async (c) => {
      const tokens = await listApiTokens(deps.database, c.get("session").user.id, new Date(deps.clock()));
      return c.json({ tokens: tokens.map(summarise) }, 200);
    })
    .post(
      "/",
      route(deps, { who: "freshLogin", does: "create an API token, shown once", errors: ["too_many"] }),
      validate("json", CreateApiToken),
      async (c) => {
        const { user } = c.get("session");
        const { name, scopes, days } = c.req.valid("json");
        const token = newApiToken();
        const createdAt = new Date(deps.clock());
        const expiresAt = new Date(createdAt.getTime() + days * DAY_MS);
        const row = { id: newId(), userId: user.id, name, scopes: scopes.join(" "), createdAt, expiresAt };
        const created = await deps.database.transaction(async (tx) => {
          const made = await createApiToken(tx, { ...row, tokenHash: hashToken(token) }, API_TOKENS_MAX);
          const account = made && (await findAccount(tx, user.id));
          if (account) await announce(deps, tx, account, "api_token_made");
          return made;
        });
        if (created === null)
          throw new Refusal("too_many", `Nobody holds more than ${API_TOKENS_MAX}. Revoke one first.`);
        return c.json({ token, summary: summarise(created) } satisfies NewApiToken, 201);
      },
    )
    .delete(
      "/:id",
      route(deps, { who: "member", does: "revoke an API token", errors: ["not_found"] }),
      validate("param", ApiTokenParams),
      async (c) => {
        const { user } = c.get("session");
        const { id } = c.req.valid("param");
        if (!(await removeApiToken(deps.database, user.id, id)))
          throw new Refusal("not_found", "You have no such token, or no longer.");
        await deps.live.tell(user.id, { type: "revoked", sessions: [id] }); // what came in with its tickets
        return c.json({ revoked: 1 }, 200);
      },
    );
}

function summarise({ id, name, scopes, createdAt, expiresAt, usedAt }: ApiTokenRecord): ApiTokenSummary {
  const named = scopes.split(" ");
  return {
    id,
    name,
    scopes: API_SCOPES.filter((scope) => named.includes(scope)),
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    usedAt: usedAt?.toISOString() ?? null,
  };
}
