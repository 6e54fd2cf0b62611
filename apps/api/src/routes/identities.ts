// The providers that a member signs in with.
import { listIdentities } from "@transcendence/database";
import { IdentityParams, type LinkedIdentity } from "@transcendence/protocol";
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { route } from "../http/route.ts";
import { unlinkFrom } from "../providers/linking.ts";
import { validate } from "../validate.ts";

export function identityRoutes(deps: Deps) {
  const atAuthority = (authority: string) => deps.providers.find((each) => each.authority === authority);
  return new Hono()
    .get("/", route(deps, { who: "member", does: "the providers that I sign in with" }), async (c) => {
      const found = await listIdentities(deps.database, c.get("session").user.id);
      const identities = found.map(({ authority, label, createdAt, usedAt }): LinkedIdentity => {
        const provider = atAuthority(authority);
        return {
          provider: provider?.id ?? authority,
          name: provider?.name ?? authority,
          label,
          linkedAt: createdAt.toISOString(),
          usedAt: usedAt.toISOString(),
          isConfigured: provider !== undefined,
        };
      });
      return c.json({ identities }, 200);
    })
    .delete(
      "/:provider",
      route(deps, {
        who: "freshLogin",
        does: "no longer sign in with this provider",
        errors: ["not_found", "last_way_in"],
      }),
      validate("param", IdentityParams),
      async (c) => {
        const { provider } = c.req.valid("param");
        const authority = deps.providers.find(({ id }) => id === provider)?.authority ?? provider;
        const unlinking = await unlinkFrom(deps, c.get("session").user.id, authority);
        if (unlinking === "unknown") throw new Refusal("not_found", "No identity of this provider is linked.");
        if (unlinking === "last_way_in") throw new Refusal("last_way_in", "Nothing else would open the account.");
        return c.json({ unlinked: true as const }, 200);
      },
    );
}
