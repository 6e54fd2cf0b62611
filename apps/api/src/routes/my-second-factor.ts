// Switching a second factor on and off. Every change needs re-authentication and is announced by mail.
import { decodeBase64urlIgnorePadding, encodeBase32NoPadding, encodeBase64urlNoPadding } from "@oslojs/encoding";
import {
  countRecoveryCodes,
  type Database,
  lockFactors,
  putTotp,
  removeTotp,
  replaceRecoveryCodes,
  setEmailFactor,
} from "@transcendence/database";
import {
  ConfirmTotp,
  type FactorState,
  type NewRecoveryCodes,
  SwitchEmailFactor,
  type TotpSetUp,
} from "@transcendence/protocol";
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { encryptToken, decryptToken } from "../encrypted-token.ts";
import { Refusal } from "../errors.ts";
import { route } from "../http/route.ts";
import { hashRecoveryCode, newRecoveryCodes, normalDigits } from "../login/codes.ts";
import { canMail, readFactors, totpBoxContext } from "../login/second-factor.ts";
import { newTotpSecret, stepOfCode, totpUri } from "../login/totp.ts";
import { announce } from "../mail/announce.ts";
import type { SecurityChange } from "../mail/security-changes.ts";
import { limit } from "../rate-limit.ts";
import { encryptSecret } from "../secret-box.ts";
import { validate } from "../validate.ts";

const SET_UP_MS = 15 * 60_000;

export function mySecondFactorRoutes(deps: Deps) {
  return new Hono()
    .get("/", route(deps, { who: "member", does: "which second factors I have" }), async (c) => {
      return c.json(await stateOf(deps, c.get("session").user.id), 200);
    })
    .post(
      "/totp/set-up",
      route(deps, { who: "freshLogin", does: "a secret for an authenticator app, not stored until it is confirmed" }),
      async (c) => {
        const { user } = c.get("session");
        const secret = newTotpSecret();
        const text = encodeBase64urlNoPadding(secret);
        const sealed = await encryptToken(deps.secrets.encryption, setUpOf(user.id), text, deps.clock() + SET_UP_MS);
        const uri = totpUri(secret, new URL(deps.publicUrl).host, user.name);
        return c.json({ uri, secret: encodeBase32NoPadding(secret), sealed } satisfies TotpSetUp, 200);
      },
    )
    .post(
      "/totp",
      route(deps, {
        who: "freshLogin",
        does: "confirm the authenticator app with one of its codes; answers recovery codes the first time",
        errors: ["code_wrong", "login_expired", "too_many_requests"],
      }),
      validate("json", ConfirmTotp),
      async (c) => {
        const { user } = c.get("session");
        const { sealed, code } = c.req.valid("json");
        await limit(c, deps, "secondFactors", user.id);
        const text = await decryptToken(deps.secrets.encryption, setUpOf(user.id), sealed, deps.clock());
        if (typeof text !== "string") throw new Refusal("login_expired", "That took too long. Begin the set-up again.");
        const secret = decodeBase64urlIgnorePadding(text);
        const step = stepOfCode(secret, normalDigits(code), { nowMs: deps.clock(), lastStep: 0 });
        if (step === null) throw new Refusal("code_wrong", "That code is not right. Is the clock of the device right?");
        const kept = await encryptSecret(deps, secret, totpBoxContext(user.id));
        return c.json(
          await change(deps, user.id, "totp_on", async (tx, now) => {
            await putTotp(tx, { userId: user.id, sealed: kept, step, now });
          }),
          200,
        );
      },
    )
    .delete(
      "/totp",
      route(deps, { who: "freshLogin", does: "switch the authenticator app off", errors: ["not_found"] }),
      async (c) => {
        const { user } = c.get("session");
        await change(deps, user.id, "totp_off", async (tx) => {
          if (!(await removeTotp(tx, user.id))) throw new Refusal("not_found", "There is no authenticator.");
        });
        return c.json(await stateOf(deps, user.id), 200);
      },
    )
    .put(
      "/email",
      route(deps, {
        who: "freshLogin",
        does: "switch codes by email on or off; answers recovery codes the first time",
        errors: ["forbidden"],
      }),
      validate("json", SwitchEmailFactor),
      async (c) => {
        const { user } = c.get("session");
        const { on } = c.req.valid("json");
        return c.json(
          await change(deps, user.id, on ? "email_codes_on" : "email_codes_off", async (tx, now) => {
            if (on && !deps.mail.carries)
              throw new Refusal("forbidden", "Nobody carries mails here: no code would arrive.");
            if (!(await setEmailFactor(tx, user.id, on ? now : null)))
              throw new Refusal("forbidden", "Prove first that an address is yours.");
          }),
          200,
        );
      },
    )
    .post(
      "/recovery-codes",
      route(deps, {
        who: "freshLogin",
        does: "new recovery codes, shown once; the old ones stop working",
        errors: ["forbidden"],
      }),
      async (c) => {
        const { user } = c.get("session");
        return c.json(
          await change(deps, user.id, "recovery_codes_made", async (tx, now) => {
            if ((await readFactors(tx, user.id)).offered.length === 0)
              throw new Refusal("forbidden", "Recovery codes go with a second factor.");
            await replaceRecoveryCodes(tx, user.id, { hashes: [], now });
          }),
          200,
        );
      },
    );
}

/**
 * Makes a change, and keeps what must hold after each: with a second factor there are recovery codes, which are answered where they
 * are new; without one there are none.
 */
async function change(
  deps: Deps,
  userId: string,
  what: SecurityChange,
  make: (tx: Database, now: Date) => Promise<void>,
): Promise<NewRecoveryCodes> {
  const now = new Date(deps.clock());
  return deps.database.transaction(async (tx) => {
    await lockFactors(tx, userId);
    await make(tx, now);
    const { account, offered } = await readFactors(tx, userId);
    await announce(deps, tx, account, what);
    const isProtected = offered.length > 0;
    if (isProtected && (await countRecoveryCodes(tx, userId)) > 0) return { recoveryCodes: null };
    const recoveryCodes = isProtected ? newRecoveryCodes() : [];
    const hashes = recoveryCodes.map((code) => hashRecoveryCode(deps, userId, code));
    await replaceRecoveryCodes(tx, userId, { hashes, now });
    return { recoveryCodes: isProtected ? recoveryCodes : null };
  });
}

async function stateOf(deps: Deps, userId: string): Promise<FactorState> {
  const { account, totp, email, recoveryLeft } = await readFactors(deps.database, userId);
  return { totp, email, canMail: canMail(deps, account), sendsMail: deps.mail.carries, recoveryLeft };
}

/** Encrypted for one member, and for this only. */
function setUpOf(userId: string): string {
  return `totp set-up ${userId}`;
}
